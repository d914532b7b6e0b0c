import { sql } from 'kysely'
import { defaultValueDefinition } from '../../src/domain/index.ts'
import type { Db } from '../../src/store/index.ts'

/** An organisation, and a word by which its rows are known again. */
export interface Marked {
  readonly organization: string
  readonly workspace: string
  readonly user: string
  readonly version: string
  readonly mark: string
}

/** Another organisation on the same server, with an owner and a workspace. */
export async function addOrganization(db: Db, marked: Marked): Promise<void> {
  const { organization, workspace, user, mark } = marked
  await sql`insert into "user" (id, name, email, "emailVerified", "createdAt", "updatedAt")
    values (${user}, ${`${mark} owner`}, ${`${mark}@example.org`}, true, now(), now())`.execute(db)
  await sql`insert into organization (id, name, slug, "createdAt")
    values (${organization}, ${`${mark} Ltd`}, ${mark}, now())`.execute(db)
  await sql`insert into member (id, "organizationId", "userId", role, "createdAt")
    values (${`m-${mark}`}, ${organization}, ${user}, 'owner', now())`.execute(db)
  await sql`insert into workspace (id, organization_id, name)
    values (${workspace}, ${organization}, ${`${mark} plans`})`.execute(db)
}

/** A row in every table that an organisation has rows in, each with its mark; and secrets of every kind. */
export async function fillRecords(db: Db, given: Marked): Promise<readonly string[]> {
  const { organization, workspace, user, version, mark } = given
  const secret = (of: string) => `${mark}-secret-${of}`
  const list = crypto.randomUUID()
  const hook = crypto.randomUUID()
  const rows = [
    sql`insert into account (id, "accountId", "providerId", "userId", password, "accessToken", "updatedAt")
      values (${`a-${mark}`}, ${mark}, 'x', ${user}, ${secret('password')}, ${secret('token')}, now())`,
    sql`insert into "twoFactor" (id, secret, "backupCodes", "userId")
      values (${`t-${mark}`}, ${secret('totp')}, ${secret('codes')}, ${user})`,
    sql`insert into session (id, "expiresAt", token, "updatedAt", "userId")
      values (${`s-${mark}`}, now() + interval '1 day', ${secret('session')}, now(), ${user})`,
    sql`insert into invitation (id, "organizationId", email, role, status, "expiresAt", "inviterId")
      values (${secret('invitation')}, ${organization}, ${`guest@${mark}.example`}, 'viewer', 'pending',
        now() + interval '1 day', ${user})`,
    sql`insert into audit (organization_id, workspace_id, actor_kind, action, subject, after)
      values (${organization}, ${workspace}, 'user', 'invitation.create', ${secret('invitation')}, ${{ of: mark }})`,
    sql`insert into member_team values (${organization}, ${user}, 'sales')`,
    sql`insert into workspace_role values (${workspace}, ${user}, 'editor')`,
    sql`insert into api_key (organization_id, name, start, hash, scopes)
      values (${organization}, ${mark}, 'nf_', ${secret('key')}, '{read}')`,
    sql`insert into import_record (workspace_id, id, receipt)
      values (${workspace}, ${mark}, ${{ id: mark, at: '2026-01-01T00:00:00.000Z', unchanged: false, files: [], leftAside: [] }})`,
    sql`insert into profile_version (workspace_id, id, content, name, outcome, reliable, learned, origin)
      select ${workspace}, ${version}, '{}', ${mark}, 'won', true, now(), 'uploaded'
      where not exists (select from profile_version where workspace_id = ${workspace} and id = ${version})`,
    sql`insert into publication (workspace_id, sequence, version_id, kind, reason)
      select ${workspace}, coalesce(max(sequence), 0) + 1, ${version}, 'publish', ${mark}
      from publication where workspace_id = ${workspace}`,
    sql`insert into approval (workspace_id, version_id, team, user_id, decision, comment)
      values (${workspace}, ${version}, 'sales', ${user}, 'approve', ${mark})`,
    sql`insert into profile_comment (workspace_id, version_id, about, words, created_by)
      values (${workspace}, ${version}, 'verdict', ${`=cmd|' /C calc'!${mark}`}, ${user})`,
    sql`insert into profile_vote (workspace_id, version_id, about, user_id, vote)
      values (${workspace}, ${version}, 'verdict', ${user}, 'agree')`,
    sql`insert into score_feedback (workspace_id, version_id, account_key, account_id, points, tier, should,
        direction, reason, words, created_by)
      values (${workspace}, ${version}, 1, ${mark}, 5, 'good', 'higher', 'higher', 'other', ${mark}, ${user})`,
    sql`insert into value_definition (workspace_id, revision, definition)
      values (${workspace}, 1, ${JSON.stringify(defaultValueDefinition)})`,
    sql`insert into team_weights (workspace_id, team, weights) values (${workspace}, 'sales', '{}')`,
    sql`insert into schedule (workspace_id, kind, input, cron, zone, language, paused, next_at, created_by)
      values (${workspace}, 'score', '{}', '0 6 * * 1', 'UTC', 'en', true, now() + interval '1 year', ${mark})`,
    sql`insert into target_list (id, workspace_id, name, source, follows, version_id, refreshed_at, created_at)
      values (${list}, ${workspace}, ${mark}, '{"kind":"ranking","most":5}', false, ${version}, now(), now())`,
    sql`insert into target_account (list_id, ref, place, added_at) values (${list}, ${`ref-${mark}`}, 1, now())`,
    sql`insert into webhook (id, workspace_id, url, events, secrets, disabled_at)
      values (${hook}, ${workspace}, ${`https://${mark}.example/`}, '{}', ${secret('webhook')}, now())`,
    sql`insert into webhook_delivery (webhook_id, event, body, state)
      values (${hook}, 'test', ${JSON.stringify({ of: mark })}, 'done')`,
    sql`insert into job (workspace_id, kind, input, language, state, finished_at)
      values (${workspace}, 'learn', ${{ of: mark }}, 'en', 'done', now())`,
    sql`insert into retention (organization_id, jobs) values (${organization}, 1000)`,
    sql`insert into organization_policy (organization_id) values (${organization})`,
    sql`insert into drift (workspace_id, version_id, drifted) values (${workspace}, ${version}, false)
      on conflict do nothing`,
  ]
  for (const row of rows) await row.execute(db)
  return ['password', 'token', 'totp', 'codes', 'session', 'invitation', 'key', 'webhook'].map(
    secret,
  )
}
