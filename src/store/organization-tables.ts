import { type RawBuilder, sql } from 'kysely'
import type { passingTables, recordTables } from './record-tables.ts'

type RecordTable = (typeof recordTables)[number] | (typeof passingTables)[number]

const person = (column: string) =>
  sql`(select name from person p where p.id = ${sql.ref(`t.${column}`)})`

/** Ids that people know by a name, which is told beside them, and where from. */
export const namedColumns: ReadonlyMap<string, RawBuilder<unknown>> = new Map([
  ['workspace_id', sql`(select name from workspace w where w.id = t.workspace_id)`],
  ...['user_id', 'created_by', 'undone_by', 'resolved_by', 'state_by', 'inviterId'].map(
    (column) => [column, person(column)] as const,
  ),
])

/** What of a table goes out with an organisation's export. */
export interface ExportedTable {
  /** Which rows are the organisation's. */
  readonly rows: (organization: string) => RawBuilder<unknown>
  readonly columns: readonly string[]
  /** What stays, each column with the reason. */
  readonly without?: Readonly<Record<string, string>>
  /** What is told beside: by its name, from `t`, the table's row. */
  readonly also?: Readonly<Record<string, RawBuilder<unknown>>>
}

const by =
  (column: string): ExportedTable['rows'] =>
  (organization) =>
    sql`${sql.ref(column)} = ${organization}`

const workspaces = (organization: string) =>
  sql`select id from workspace where organization_id = ${organization}`

const inWorkspaces: ExportedTable['rows'] = (organization) =>
  sql`workspace_id in (${workspaces(organization)})`

/**
 * For each table of the records what of it an organisation takes along, or why nothing: the one place where that is
 * said. A test holds it to the records, column by column, so that nothing new is forgotten and no secret slips in.
 */
export const organizationTables: Readonly<Record<RecordTable, ExportedTable | string>> = {
  organization: {
    rows: by('id'),
    columns: ['id', 'name', 'slug', 'logo', 'createdAt', 'metadata'],
  },
  user: 'a person may be of several organisations: name and address are told with the membership',
  member: {
    rows: by('organizationId'),
    columns: ['id', 'organizationId', 'userId', 'role', 'createdAt'],
    also: {
      name: person('userId'),
      email: sql`(select email from "user" u where u.id = t."userId")`,
      twoFactor: sql`(select two_factor from person p where p.id = t."userId")`,
    },
  },
  member_team: {
    rows: by('organization_id'),
    columns: ['organization_id', 'user_id', 'team'],
  },
  invitation: {
    rows: by('organizationId'),
    columns: ['organizationId', 'email', 'role', 'status', 'expiresAt', 'createdAt', 'inviterId'],
    without: { id: 'whoever has it may join' },
  },
  workspace: {
    rows: by('organization_id'),
    columns: ['id', 'organization_id', 'name', 'revision', 'created_at', 'created_by'],
  },
  workspace_role: {
    rows: inWorkspaces,
    columns: ['workspace_id', 'user_id', 'role'],
  },
  api_key: {
    rows: by('organization_id'),
    columns: [
      ...['id', 'organization_id', 'workspace_id', 'name', 'start', 'scopes', 'created_at'],
      ...['created_by', 'expires_at', 'last_used_at', 'revoked_at'],
    ],
    without: { hash: 'a secret' },
  },
  import_record: {
    rows: inWorkspaces,
    columns: [
      ...['workspace_id', 'id', 'receipt', 'created_at', 'created_by', 'undone_at', 'undone_by'],
    ],
  },
  value_definition: {
    rows: inWorkspaces,
    columns: ['workspace_id', 'revision', 'definition', 'created_at', 'created_by'],
  },
  team_weights: {
    rows: inWorkspaces,
    columns: ['workspace_id', 'team', 'weights', 'created_at', 'created_by'],
  },
  profile_version: {
    rows: inWorkspaces,
    columns: [
      ...['workspace_id', 'id', 'name', 'outcome', 'reliable', 'learned', 'origin', 'parent'],
      ...['note', 'created_at', 'created_by'],
    ],
    without: { content: 'a file of its own' },
  },
  publication: {
    rows: inWorkspaces,
    columns: [
      ...['id', 'workspace_id', 'sequence', 'version_id', 'kind', 'reason', 'created_at'],
      'created_by',
    ],
  },
  approval: {
    rows: inWorkspaces,
    columns: [
      ...['workspace_id', 'version_id', 'team', 'user_id', 'decision', 'comment', 'created_at'],
    ],
  },
  profile_comment: {
    rows: inWorkspaces,
    columns: [
      ...['id', 'workspace_id', 'version_id', 'about', 'thread', 'words', 'revision', 'created_at'],
      ...['created_by', 'edited_at', 'resolved_at', 'resolved_by', 'resolution'],
    ],
  },
  profile_vote: {
    rows: inWorkspaces,
    columns: ['workspace_id', 'version_id', 'about', 'user_id', 'vote', 'created_at'],
  },
  score_feedback: {
    rows: inWorkspaces,
    columns: [
      ...['id', 'workspace_id', 'version_id', 'account_key', 'account_id', 'points', 'tier'],
      ...['should', 'direction', 'reason', 'trait', 'words', 'revision', 'created_at'],
      ...['created_by', 'resolved_at', 'resolved_by', 'outcome', 'note'],
    ],
  },
  drift: {
    rows: inWorkspaces,
    columns: ['workspace_id', 'version_id', 'drifted', 'seen_at'],
  },
  target_list: {
    rows: inWorkspaces,
    columns: [
      ...['id', 'workspace_id', 'name', 'team', 'capacity', 'notes', 'source', 'follows'],
      ...['version_id', 'revision', 'refreshed_at', 'created_at', 'created_by'],
    ],
  },
  target_account: {
    rows: (organization) =>
      sql`list_id in (select id from target_list where workspace_id in (${workspaces(organization)}))`,
    columns: [
      ...['list_id', 'ref', 'place', 'state', 'state_by', 'state_at', 'revision', 'added_at'],
      'left_at',
    ],
  },
  schedule: {
    rows: inWorkspaces,
    columns: [
      ...['id', 'workspace_id', 'kind', 'input', 'cron', 'zone', 'language', 'paused', 'revision'],
      ...['next_at', 'last_at', 'last_job', 'created_at', 'created_by'],
    ],
  },
  job: {
    rows: (organization) =>
      sql`(${inWorkspaces(organization)} or organization_id = ${organization})`,
    columns: [
      ...['id', 'workspace_id', 'organization_id', 'kind', 'input', 'language', 'state', 'step'],
      ...['done', 'result', 'problem', 'attempts', 'cancel_asked', 'created_at', 'created_by'],
      ...['started_at', 'finished_at'],
    ],
  },
  webhook: {
    rows: inWorkspaces,
    columns: [
      ...['id', 'workspace_id', 'url', 'events', 'created_at', 'created_by', 'disabled_at'],
      'disabled_reason',
    ],
    without: { secrets: 'secrets' },
  },
  webhook_delivery: {
    rows: (organization) =>
      sql`webhook_id in (select id from webhook where workspace_id in (${workspaces(organization)}))`,
    columns: [
      ...['id', 'webhook_id', 'event', 'body', 'state', 'attempts', 'next_at', 'status', 'fault'],
      ...['created_at', 'finished_at'],
    ],
  },
  retention: {
    rows: by('organization_id'),
    columns: ['organization_id', 'jobs', 'messages', 'audit', 'revision'],
  },
  organization_policy: {
    rows: by('organization_id'),
    columns: ['organization_id', 'second_factor', 'revision'],
  },
  audit: {
    rows: by('organization_id'),
    columns: [
      ...['sequence', 'organization_id', 'workspace_id', 'at', 'actor_kind', 'actor_id'],
      ...['actor_name', 'action', 'before', 'after', 'address', 'request_id'],
    ],
    without: { subject: 'told but for the ids of invitations that still wait' },
    also: {
      subject: sql`case when not exists
        (select from invitation i where i.id = t.subject and i.status = 'pending') then t.subject end`,
    },
  },
  account: 'passwords and tokens of providers',
  twoFactor: 'secrets',
  session: 'secrets',
  verification: 'secrets',
  spent_code: 'secrets',
  idempotency: 'passes by itself',
  setting: 'of the server as a whole',
}
