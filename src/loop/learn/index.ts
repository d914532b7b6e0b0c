export { type LearnOptions, learn } from './learn.ts'
export { markLeaks } from './mark-leaks.ts'
export { chooseOutcome } from './outcome.ts'
