export { type AccountQuestion, questions } from './account-question.ts'
export { accountsCalled } from './accounts-called.ts'
export { type DatedOutcome, isDated, questionBefore } from './question-before.ts'
