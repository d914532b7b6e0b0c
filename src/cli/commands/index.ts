import type { RegisterCommand } from '../command-context.ts'
import { registerBackup } from './backup.ts'
import { registerBest } from './best.ts'
import { registerDemo } from './demo.ts'
import { registerErase } from './erase.ts'
import { registerExpected } from './expected.ts'
import { registerExplain } from './explain.ts'
import { registerHypothesis } from './hypothesis.ts'
import { registerImport } from './import.ts'
import { registerLearn } from './learn.ts'
import { registerLifetime } from './lifetime.ts'
import { registerLookalikes } from './lookalikes.ts'
import { registerProfile } from './profile.ts'
import { registerReplay } from './replay.ts'
import { registerReport } from './report.ts'
import { registerRestore } from './restore.ts'
import { registerSample } from './sample.ts'
import { registerScore } from './score.ts'
import { registerSegments } from './segments.ts'
import { registerServe } from './serve.ts'
import { registerStatus } from './status.ts'
import { registerTraits } from './traits.ts'

/** The commands in the order in which one uses them. */
export const commands: readonly RegisterCommand[] = [
  registerDemo,
  registerSample,
  registerImport,
  registerStatus,
  registerBest,
  registerLifetime,
  registerTraits,
  registerSegments,
  registerLearn,
  registerHypothesis,
  registerProfile,
  registerScore,
  registerExpected,
  registerExplain,
  registerLookalikes,
  registerReplay,
  registerReport,
  registerErase,
  registerServe,
  registerBackup,
  registerRestore,
]
