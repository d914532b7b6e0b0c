export { type HistoryEntry, historyOf } from './account-history.ts'
export { noteScoring, type Scoring } from './note-scoring.ts'
export { readScorings, type Scored } from './read-scorings.ts'
export { type TierChange, tierChangesOf } from './tier-changes.ts'
