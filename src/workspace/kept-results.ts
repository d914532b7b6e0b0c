import {
  type ExpectedValues,
  expectedValuesSchema,
  type KeptSegments,
  keptSegmentsSchema,
  type LifetimeReport,
  type Lookalikes,
  lifetimeReportSchema,
  lookalikesSchema,
  type Replay,
  replaySchema,
} from '../domain/index.ts'
import type { Kept } from './stored-result.ts'

/** The last expected values, replay, lifetime values, look-alikes and segments; the report shows them. */
export const keptExpected: Kept<ExpectedValues> = {
  file: 'expected.json',
  schema: expectedValuesSchema,
}
export const keptReplay: Kept<Replay> = { file: 'replay.json', schema: replaySchema }
export const keptLifetimes: Kept<LifetimeReport> = {
  file: 'lifetime.json',
  schema: lifetimeReportSchema,
}
export const keptLookalikes: Kept<Lookalikes> = {
  file: 'lookalikes.json',
  schema: lookalikesSchema,
}
export const keptSegments: Kept<KeptSegments> = {
  file: 'segments.json',
  schema: keptSegmentsSchema,
}

export const keptResultFiles: readonly string[] = [
  keptExpected,
  keptReplay,
  keptLifetimes,
  keptLookalikes,
  keptSegments,
].map(({ file }) => file)
