export { customerFacts } from './customer-facts.ts'
export { rankCustomers } from './rank-customers.ts'
export { topCustomers } from './top-customers.ts'

export { valueSensitivity } from './value-sensitivity.ts'
