export { type AccountQuestion, questions } from './account-question.ts'
export { accountsCalled, accountsListed } from './accounts-called.ts'
export { type DatedOutcome, isDated, questionBefore } from './question-before.ts'
