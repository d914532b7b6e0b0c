import type { ValueReport } from '../domain/index.ts'
import type { UnifyReport } from '../loop/index.ts'
import { type Engine, name, sql } from '../sql/index.ts'

/** What a workspace remembers of its last derivation, written in the same transaction as its tables. */
export interface Derived {
  readonly fingerprint: string
  readonly unified: UnifyReport
  readonly value: ValueReport
}

const table = 'nf_state'

export async function hasTable(engine: Engine, table: string): Promise<boolean> {
  const [there] = await engine.rows(
    sql`select count(*) as n from information_schema.tables where table_name = ${table}`,
  )
  return Number(there?.['n'] ?? 0) > 0
}

export async function readDerived(engine: Engine): Promise<Derived | undefined> {
  if (!(await hasTable(engine, table))) return undefined
  const [row] = await engine.rows(sql`select state from ${name(table)}`)
  const state = row?.['state']
  return typeof state === 'string' ? JSON.parse(state) : undefined
}

export async function writeDerived(engine: Engine, derived: Derived): Promise<void> {
  const state = JSON.stringify(derived)
  await engine.run(engine.dialect.createTableAs(table, sql`select ${state} as state`))
}
