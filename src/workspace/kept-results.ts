import {
  type LifetimeReport,
  lifetimeReportSchema,
  type Replay,
  replaySchema,
} from '../domain/index.ts'
import type { Kept } from './stored-result.ts'

/** The last replay, and the last lifetime values; the report shows them. */
export const keptReplay: Kept<Replay> = { file: 'replay.json', schema: replaySchema }
export const keptLifetimes: Kept<LifetimeReport> = {
  file: 'lifetime.json',
  schema: lifetimeReportSchema,
}
