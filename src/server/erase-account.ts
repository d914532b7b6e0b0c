import { readdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../store/index.ts'
import type { ToErase } from '../workspace/index.ts'
import { dropArchives } from './archives.ts'
import { jobFolder, reportFolder, workspaceFolder } from './folders.ts'
import type { Services } from './services.ts'

interface Account extends Pick<ToErase, 'key' | 'words'> {
  /** Of the erasure, which takes the place of what is gone. */
  readonly id: string
  readonly ref: string
}

/** Where people's own words are kept, what tells one from the others, and the words. */
const ownWords = [
  { in: 'comment', table: 'profile_comment', id: 'id', words: ['words', 'resolution'] },
  { in: 'feedback', table: 'score_feedback', id: 'id', words: ['words', 'note'] },
  { in: 'publication', table: 'publication', id: 'sequence', words: ['reason'] },
  { in: 'approval', table: 'approval', id: 'version_id', words: ['comment'] },
  { in: 'target_list', table: 'target_list', id: 'id', words: ['name', 'notes'] },
  { in: 'version', table: 'profile_version', id: 'id', words: ['name', 'note', 'content'] },
  { in: 'value', table: 'value_definition', id: 'revision', words: ['definition'] },
] as const

type Place = (typeof ownWords)[number]

/** Somebody's own words that speak of the account: only people can say what is to become of them. */
export interface Mention {
  readonly in: Place['in']
  /** Of a comment, feedback, a list, a version (of an approval too); a publication's place, a statement's revision. */
  readonly id: string
}

/**
 * Erases an account from the records of a workspace, inside a transaction: its places on lists, feedback on its score,
 * what jobs, messages and kept answers say of it, and values in the audit log. Gives whose words still name it.
 */
export async function eraseFromRecords(
  db: Db,
  workspace: string,
  account: Account,
): Promise<readonly Mention[]> {
  const { id, ref, key, words } = account
  const said = mentioning(words)
  const gone = JSON.stringify({ erased: id })
  await sql`delete from target_account where ref = ${ref}
    and list_id in (select id from target_list where workspace_id = ${workspace})`.execute(db)
  await sql`delete from score_feedback where workspace_id = ${workspace}
    and (lower(account_id) in (${sql.join(['', ...words.whole])}) or (account_id is null and account_key = ${key}))`.execute(
    db,
  )
  await sql`update job set input = '{}', result = ${gone}, problem = null where workspace_id = ${workspace}
    and state in ('done', 'failed', 'cancelled') and ${said(sql`concat(input, result, problem)`)}`.execute(
    db,
  )
  await sql`update job set result = jsonb_set(result, '{files}', '[]') where workspace_id = ${workspace}
    and result ? 'files'`.execute(db)
  await sql`delete from webhook_delivery where ${said(sql`body`)}
    and webhook_id in (select id from webhook where workspace_id = ${workspace})`.execute(db)
  await sql`delete from idempotency where ${said(sql`body`)} and actor in (${actorsOf(workspace)})`.execute(
    db,
  )
  await sql`select set_config('northfit.erasing', 'on', true)`.execute(db)
  await sql`update audit set before = case when before is null then null else ${gone}::jsonb end,
    after = case when after is null then null else ${gone}::jsonb end
    where workspace_id = ${workspace} and ${said(sql`concat(before, after)`)}`.execute(db)
  await sql`select set_config('northfit.erasing', '', true)`.execute(db)
  const mentions: Mention[] = []
  for (const place of ownWords)
    for (const one of await idsOf(db, place, workspace, said))
      mentions.push({ in: place.in, id: one })
  return mentions
}

type Said = (text: RawBuilder<unknown>) => RawBuilder<unknown>

/** Shorter ones stand for other things too. */
const shortest = 4

/** Does a text, or JSON as text, hold a word of the account? */
function mentioning({ whole, within }: ToErase['words']): Said {
  const cells = whole.filter(({ length }) => length >= shortest).map((word) => JSON.stringify(word))
  const parts = within.map((word) => JSON.stringify(word).slice(1, -1))
  const sought = [...cells, ...parts]
  return (text) => {
    const found = sought.map((word) => sql`position(${word} in lower(${text})) > 0`)
    return sql`(${sql.join([sql`false`, ...found], sql` or `)})`
  }
}

/** Who asks in the organisation of a workspace: its people and keys. */
function actorsOf(workspace: string) {
  const organization = sql`(select organization_id from workspace where id = ${workspace})`
  return sql`select "userId" from member where "organizationId" = ${organization}
    union select id::text from api_key where organization_id = ${organization}`
}

async function idsOf(db: Db, place: Place, workspace: string, said: Said): Promise<string[]> {
  const words = sql.join(place.words.map((column) => sql.ref(column)))
  const { rows } = await sql<{
    id: string
  }>`select ${sql.ref(place.id)}::text as id from ${sql.table(place.table)}
    where workspace_id = ${workspace} and ${said(sql`concat_ws(' ', ${words})`)} order by 1`.execute(
    db,
  )
  return rows.map((row) => row.id)
}

/** Deletes the reports and files of a workspace, and what was exported: whichever account they name, they can be made anew. */
export async function eraseFiles(
  { records: { db }, settings }: Pick<Services, 'records' | 'settings'>,
  workspace: string,
): Promise<void> {
  const folder = workspaceFolder(settings, workspace)
  const lists = (await readdir(folder)).filter((one) => one.startsWith('list-'))
  const places = [reportFolder, jobFolder].map((of) => path.dirname(of(settings, workspace, 'any')))
  for (const place of [...places, ...lists.map((one) => path.join(folder, one))])
    await rm(place, { recursive: true, force: true })
  const { organizationId } = await db
    .selectFrom('workspace')
    .select('organizationId')
    .where('id', '=', workspace)
    .executeTakeFirstOrThrow()
  await dropArchives(db, settings, organizationId)
}
