import type { Logger } from 'pino'
import type { Secrets } from '../outgoing/index.ts'
import type { Records } from '../store/index.ts'
import type { ApiKeys, Auth, Workspaces } from './access/index.ts'
import type { Analysis } from './analysis/index.ts'
import type { Limits } from './http/index.ts'
import type { Jobs } from './jobs/index.ts'
import type { Metrics } from './metrics/index.ts'
import type { Scorers } from './scorers.ts'
import type { ServerSettings } from './settings.ts'
import type { Webhooks } from './webhooks/index.ts'

/** What every request can reach. */
export interface Services {
  readonly settings: ServerSettings
  readonly records: Records
  readonly auth: Auth
  readonly keys: ApiKeys
  readonly workspaces: Workspaces
  readonly limits: Limits
  readonly scorers: Scorers
  readonly analysis: Analysis
  readonly jobs: Jobs
  readonly webhooks: Webhooks
  readonly secrets: Secrets
  readonly metrics: Metrics
  readonly log: Logger
  /** The server is ending: answers that go on and on are to end now. */
  readonly closing: AbortSignal
}
