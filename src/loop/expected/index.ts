export { expectedValues } from './expected-values.ts'
