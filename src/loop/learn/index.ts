export type { FoundLeak } from './find-leaks.ts'
export { type LearnOptions, type LearnResult, learn } from './learn.ts'
export { markLeaks } from './mark-leaks.ts'
export { chooseOutcome, type Outcome, type WantedOutcome } from './outcome.ts'
