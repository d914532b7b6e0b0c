import type { ColumnType, Generated, JSONColumnType } from 'kysely'

type Created = ColumnType<Date, Date | undefined, never>
/** A document; what reads it parses it by its schema. */
type Document = JSONColumnType<object>

/** Rows of the application's records, as queries see them. */
export interface Tables {
  readonly person: PersonRow
  readonly membership: MembershipRow
  readonly workspace: WorkspaceRow
  readonly workspaceRole: WorkspaceRoleRow
  readonly memberTeam: MemberTeamRow
  readonly organizationPolicy: OrganizationPolicyRow
  readonly spentCode: SpentCodeRow
  readonly retention: RetentionRow
  readonly apiKey: ApiKeyRow
  readonly importRecord: ImportRow
  readonly profileVersion: ProfileVersionRow
  readonly publication: PublicationRow
  /** The last publication of each workspace; a view. */
  readonly inForce: InForceRow
  readonly approval: ApprovalRow
  readonly profileComment: ProfileCommentRow
  readonly profileVote: ProfileVoteRow
  readonly scoreFeedback: ScoreFeedbackRow
  readonly job: JobRow
  readonly schedule: ScheduleRow
  readonly audit: AuditRow
  readonly idempotency: IdempotencyRow
  readonly setting: SettingRow
  readonly valueDefinition: ValueDefinitionRow
  readonly teamWeights: TeamWeightsRow
  readonly targetList: TargetListRow
  readonly targetAccount: TargetAccountRow
  readonly webhook: WebhookRow
  readonly drift: DriftRow
  readonly webhookDelivery: WebhookDeliveryRow
}

/** A person who signs in; a view of the sign-in library's table. */
export interface PersonRow {
  id: string
  name: string
  email: string
  emailVerified: boolean
  createdAt: Date
  language: string | null
  twoFactor: boolean
}

export interface MembershipRow {
  id: string
  organizationId: string
  userId: string
  role: string
  createdAt: Date
}

export interface WorkspaceRow {
  id: Generated<string>
  organizationId: string
  name: string
  /** Raised with every change: an edit names the one it started from. */
  revision: Generated<number>
  createdAt: Created
  createdBy: string | null
}

export interface WorkspaceRoleRow {
  workspaceId: string
  userId: string
  role: string
}

export interface MemberTeamRow {
  organizationId: string
  userId: string
  team: string
}

/** Days, or for ever. */
export interface RetentionRow {
  organizationId: string
  jobs: number | null
  messages: number | null
  audit: number | null
  revision: Generated<number>
}

export interface OrganizationPolicyRow {
  organizationId: string
  /** Members without a second factor are let in nowhere. */
  secondFactor: boolean
  revision: Generated<number>
}

/** A code of an authenticator that somebody has signed in with. */
export interface SpentCodeRow {
  userId: string
  hash: string
  spentAt: Created
}

export interface ApiKeyRow {
  id: Generated<string>
  organizationId: string
  workspaceId: string | null
  name: string
  /** Its first characters, to tell keys apart. */
  start: string
  /** SHA-256 of the whole key, hex. */
  hash: string
  scopes: string[]
  createdAt: Created
  createdBy: string | null
  expiresAt: Date | null
  lastUsedAt: Date | null
  revokedAt: Date | null
}

export interface ImportRow {
  workspaceId: string
  id: string
  receipt: Document
  createdAt: Created
  createdBy: string | null
  undoneAt: Date | null
  undoneBy: string | null
}

export interface ProfileVersionRow {
  workspaceId: string
  /** First twelve hex digits of the SHA-256 of its canonical JSON. */
  id: string
  /** The profile file, as the library writes it. */
  content: string
  name: string
  outcome: string
  reliable: boolean
  learned: Date
  origin: string
  parent: string | null
  note: string | null
  createdAt: Created
  createdBy: string | null
}

export interface PublicationRow {
  id: Generated<string>
  workspaceId: string
  /** 1, 2, 3 ... in a workspace; the highest is in force. */
  sequence: number
  versionId: string
  kind: string
  reason: string | null
  createdAt: Created
  createdBy: string | null
}

export interface InForceRow {
  workspaceId: string
  versionId: string
  sequence: number
  createdAt: Date
}

export interface ApprovalRow {
  workspaceId: string
  versionId: string
  team: string
  userId: string
  decision: string
  comment: string | null
  createdAt: ColumnType<Date, Date | undefined, Date>
}

export interface ProfileCommentRow {
  id: Generated<string>
  workspaceId: string
  versionId: string
  /** Which statement of the version it is about, as `statementRefs` names them. */
  about: string
  /** The comment that this one replies to; absent on one that begins a thread. */
  thread: string | null
  /** Absent once withdrawn, where others have replied. */
  words: string | null
  revision: Generated<number>
  createdAt: Created
  createdBy: string
  editedAt: Date | null
  resolvedAt: Date | null
  resolvedBy: string | null
  resolution: string | null
}

export interface ProfileVoteRow {
  workspaceId: string
  versionId: string
  about: string
  userId: string
  vote: string
  createdAt: ColumnType<Date, Date | undefined, Date>
}

export interface ScoreFeedbackRow {
  id: Generated<string>
  workspaceId: string
  versionId: string
  /** Its number in the workspace then, which the next import may change; its id in the CRM stays. */
  accountKey: number
  accountId: string | null
  /** What the version gave it then. */
  points: number
  tier: string
  /** `higher`, `lower` or a tier; what that comes to is the direction. */
  should: string
  direction: string
  reason: string
  trait: string | null
  words: string | null
  revision: Generated<number>
  createdAt: Created
  createdBy: string
  resolvedAt: Date | null
  resolvedBy: string | null
  outcome: string | null
  note: string | null
}

export interface JobRow {
  id: Generated<string>
  /** Where it is at work: in a workspace, or, where there is none, for an organisation. */
  workspaceId: string | null
  organizationId: string | null
  kind: string
  input: Document
  language: string
  state: Generated<string>
  step: string | null
  /** Share done, 0 to 1. */
  done: Generated<number>
  result: ColumnType<unknown, string | null | undefined, string | null>
  problem: ColumnType<unknown, string | null | undefined, string | null>
  attempts: Generated<number>
  cancelAsked: Generated<boolean>
  createdAt: Created
  createdBy: string | null
  startedAt: Date | null
  finishedAt: Date | null
}

export interface ScheduleRow {
  id: Generated<string>
  workspaceId: string
  kind: string
  input: Document
  /** Five fields; in the time zone of the next column. */
  cron: string
  zone: string
  language: string
  paused: Generated<boolean>
  revision: Generated<number>
  nextAt: Date
  lastAt: Date | null
  lastJob: string | null
  createdAt: Created
  createdBy: string | null
}

export interface AuditRow {
  sequence: Generated<string>
  organizationId: string
  workspaceId: string | null
  at: Created
  actorKind: string
  actorId: string | null
  actorName: string | null
  action: string
  subject: string | null
  before: ColumnType<unknown, string | null, never>
  after: ColumnType<unknown, string | null, never>
  address: string | null
  requestId: string | null
}

export interface IdempotencyRow {
  actor: string
  key: string
  /** SHA-256 of what was asked. */
  request: string
  /** Absent while the first request is being answered. */
  status: number | null
  body: string | null
  headers: ColumnType<Record<string, string> | null, string | null, string | null>
  createdAt: Created
}

export interface SettingRow {
  name: string
  value: ColumnType<unknown, string, string>
}

export interface DriftRow {
  workspaceId: string
  versionId: string
  drifted: boolean
  seenAt: ColumnType<Date, Date | undefined, Date>
}

export interface WebhookRow {
  id: Generated<string>
  workspaceId: string
  url: string
  events: string[]
  /** Signing secrets, sealed: a list as JSON, the newest first. */
  secrets: string
  createdAt: Created
  createdBy: string | null
  disabledAt: Date | null
  disabledReason: string | null
}

export interface WebhookDeliveryRow {
  id: Generated<string>
  webhookId: string
  event: string
  body: string
  state: Generated<string>
  attempts: Generated<number>
  nextAt: Generated<Date>
  /** What the receiver answered last. */
  status: number | null
  /** Why it could not be reached last. */
  fault: string | null
  createdAt: Created
  finishedAt: Date | null
}

export interface ValueDefinitionRow {
  workspaceId: string
  /** 1, 2, 3 ... in a workspace; the highest holds. */
  revision: number
  definition: Document
  createdAt: Created
  createdBy: string | null
}

export interface TeamWeightsRow {
  workspaceId: string
  team: string
  weights: Document
  createdAt: ColumnType<Date, Date | undefined, Date>
  createdBy: string | null
}

export interface TargetListRow {
  id: Generated<string>
  workspaceId: string
  name: string
  team: string | null
  /** The most accounts that the team takes on. */
  capacity: number | null
  notes: string | null
  /** What it is made from; accounts that were named are not in it. */
  source: Document
  /** Made anew with each scoring. */
  follows: boolean
  /** Version of the profile by which it was made last. */
  versionId: string
  revision: Generated<number>
  refreshedAt: Date
  createdAt: Created
  createdBy: string | null
}

export interface TargetAccountRow {
  listId: string
  /** What stays with an account over imports, and says nothing of who it is. */
  ref: string
  place: number
  state: Generated<string>
  stateBy: string | null
  stateAt: Date | null
  revision: Generated<number>
  addedAt: Date
  leftAt: Date | null
}
