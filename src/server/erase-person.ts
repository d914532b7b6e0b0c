import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '../store/index.ts'

/** Where records say by whom something was made or decided. */
const authors = [
  ['workspace', 'created_by'],
  ['api_key', 'created_by'],
  ['import_record', 'created_by'],
  ['import_record', 'undone_by'],
  ['profile_version', 'created_by'],
  ['publication', 'created_by'],
  ['approval', 'user_id'],
  ['job', 'created_by'],
  ['schedule', 'created_by'],
  ['target_list', 'created_by'],
  ['target_account', 'state_by'],
  ['webhook', 'created_by'],
  ['value_definition', 'created_by'],
  ['team_weights', 'created_by'],
  ['profile_comment', 'created_by'],
  ['profile_comment', 'resolved_by'],
  ['profile_vote', 'user_id'],
  ['score_feedback', 'created_by'],
  ['score_feedback', 'resolved_by'],
] as const

/**
 * Erases a person: account, sessions, memberships, teams, roles. What they did stays told, by a pseudonym that leads
 * nowhere; names and addresses leave the audit log. Inside a transaction.
 *
 * @throws `conflict.last_owner`, as the records raise it, where an organisation would be left without an owner
 */
export async function erasePerson(db: Db, user: string): Promise<void> {
  const pseudonym = `erased-${randomUUID()}`
  await sql`select set_config('northfit.erasing', 'on', true)`.execute(db)
  await db
    .updateTable('audit')
    .set({ actorId: pseudonym, actorName: null, address: null })
    .where('actorId', '=', user)
    .execute()
  await db.updateTable('audit').set({ subject: pseudonym }).where('subject', '=', user).execute()
  await sql`select set_config('northfit.erasing', '', true)`.execute(db)
  for (const [table, column] of authors) {
    // A column that refers to the person forgets them by itself.
    const refers = table === 'workspace' || table === 'api_key'
    const author = refers ? null : pseudonym
    await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${author}
      where ${sql.ref(column)} = ${user}`.execute(db)
  }
  await sql`delete from verification where value like ${`%${user}%`}`.execute(db)
  await sql`delete from "user" where id = ${user}`.execute(db)
}
