export { type Erased, eraseAccountIn, rowsToErase } from './erase-account.ts'
export { erasuresIn, forgetErasureIn, type LastingAccount, lastingAccountIn } from './erasures.ts'
export { leaveOutErased } from './leave-out-erased.ts'
