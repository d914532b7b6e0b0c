/**
 * The tables that a backup holds, each after those that it refers to; a test holds the list to the records. Add a new
 * table here, or to those that are left out.
 */
export const recordTables = [
  'user',
  'account',
  'organization',
  'member',
  'invitation',
  'twoFactor',
  'workspace',
  'workspace_role',
  'member_team',
  'api_key',
  'import_record',
  'profile_version',
  'publication',
  'approval',
  'job',
  'audit',
  'setting',
  'webhook',
  'webhook_delivery',
  'value_definition',
  'team_weights',
  'schedule',
  'organization_policy',
  'profile_comment',
  'profile_vote',
  'score_feedback',
  'retention',
  'drift',
  'target_list',
  'target_account',
] as const

/** What no backup holds: whoever finds one must not be signed in by it, and what passes by itself is not missed. */
export const passingTables = ['session', 'verification', 'idempotency', 'spent_code'] as const

/** What triggers of the tables call. */
export const recordFunctions = ['audit_keeps', 'last_owner_stays'] as const
