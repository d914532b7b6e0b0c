import { randomBytes } from 'node:crypto'
import { type Engine, sql } from '../../sql/index.ts'
import { hasTable } from '../state.ts'

/**
 * What is remembered of accounts that were erased. `nf_erasure`: one row an erasure, `rows` how many it took out at
 * first. `nf_erased_mark`: how each would be known again, as digests with a key of the workspace, which tell a guess
 * but no name: `what` is `id`, `domain` or `name`; a name is marked with the account's country, if any (`country`), and
 * whether a domain told it from others of its name (`has_domain`). `nf_erasure_key`: that key.
 */
const tables = [
  sql`create table if not exists nf_erasure (id text, "at" text, rows integer)`,
  sql`create table if not exists nf_erased_mark (erasure text, what text, mark text, country text, has_domain integer)`,
  sql`create table if not exists nf_erasure_key (key text)`,
]

/** An account that was erased. */
export interface Erasure {
  readonly id: string
  readonly at: string
  /** Rows of imported files that were taken out then. */
  readonly rows: number
}

/** Makes the tables where there are none yet, and gives the key. */
export async function erasureKey(engine: Engine): Promise<string> {
  for (const table of tables) await engine.run(table)
  const [row] = await engine.rows(sql`select key from nf_erasure_key`)
  if (row !== undefined) return String(row['key'])
  const key = randomBytes(32).toString('hex')
  await engine.run(sql`insert into nf_erasure_key values (${key})`)
  return key
}

/** All erasures that are remembered, oldest first. */
export async function listErasures(engine: Engine): Promise<readonly Erasure[]> {
  if (!(await hasTable(engine, 'nf_erasure'))) return []
  const rows = await engine.rows(sql`select id, "at", rows from nf_erasure order by "at", id`)
  return rows.map((row) => ({
    id: String(row['id']),
    at: String(row['at']),
    rows: Number(row['rows']),
  }))
}

/** Forgets an erasure, so that the account may come in again; gives whether there was one. */
export async function forgetErasure(engine: Engine, id: string): Promise<boolean> {
  const known = (await listErasures(engine)).some((one) => one.id === id)
  if (!known) return false
  await engine.transaction(async (inside) => {
    await inside.run(sql`delete from nf_erased_mark where erasure = ${id}`)
    await inside.run(sql`delete from nf_erasure where id = ${id}`)
  })
  return true
}
