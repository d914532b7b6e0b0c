export { readReason, reasonReader } from './read-reason.ts'
export {
  type ScoreOptions,
  type ScoreSummary,
  scoreAccounts,
  scoreTable,
} from './score-accounts.ts'
