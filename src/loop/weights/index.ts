export { accountWorth } from './account-worth.ts'
export { type WeighedAccounts, weighAccounts, weightingOf } from './weigh-accounts.ts'
