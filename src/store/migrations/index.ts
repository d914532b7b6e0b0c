import type { Migration } from 'kysely/migration'
import { accessTables } from './0001-access.ts'
import { workspaceTables } from './0002-workspaces.ts'
import { webhookTables } from './0010-webhooks.ts'
import { valueTables } from './0020-value.ts'
import { scheduleTables } from './0021-schedules.ts'
import { openJobs } from './0022-open-jobs.ts'
import { retentionTables } from './0030-retention.ts'
import { commentTables } from './0040-comments.ts'
import { feedbackTables } from './0041-feedback.ts'
import { listTables } from './0042-lists.ts'
import { accessRules } from './0044-access-rules.ts'
import { severalTeams } from './0050-several-teams.ts'
import { driftTable } from './0051-drift.ts'
import { organizationJobs } from './0060-organization-jobs.ts'

/** By name, in the order in which they run. One that was released is never changed: what comes is a new one. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-access': accessTables,
  '0002-workspaces': workspaceTables,
  '0010-webhooks': webhookTables,
  '0020-value': valueTables,
  '0021-schedules': scheduleTables,
  '0022-open-jobs': openJobs,
  '0040-comments': commentTables,
  '0041-feedback': feedbackTables,
  '0030-retention': retentionTables,
  '0042-lists': listTables,
  '0044-access-rules': accessRules,
  '0050-several-teams': severalTeams,
  '0051-drift': driftTable,
  '0060-organization-jobs': organizationJobs,
}
