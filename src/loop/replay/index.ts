export { type ReplayOptions, replay } from './replay.ts'
export type { ReplayedAccount } from './replayed-accounts.ts'
