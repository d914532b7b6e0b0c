export { accountWorth } from './account-worth.ts'
export { weighAccounts, weightingOf } from './weigh-accounts.ts'
