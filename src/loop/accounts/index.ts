export { accountsCalled, type CalledAccount } from './accounts-called.ts'
