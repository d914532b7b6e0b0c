export { fetchCoded, levelsColumn } from './fetch-coded.ts'
export { type LearnOptions, learn, plainRule } from './learn.ts'
export { markLeaks } from './mark-leaks.ts'
export { chooseOutcome } from './outcome.ts'
