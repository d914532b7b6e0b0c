export { type Erased, eraseAccountIn, lookToErase, type ToErase } from './erase-account.ts'
export { erasuresIn, forgetErasureIn, type LastingAccount, lastingAccountIn } from './erasures.ts'
export { leaveOutErased } from './leave-out-erased.ts'
