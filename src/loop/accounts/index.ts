export { accountsCalled } from './accounts-called.ts'
