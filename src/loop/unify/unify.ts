import type { ObjectKind, StepContext } from '../../domain/index.ts'
import {
  type Engine,
  integer,
  join,
  name,
  type QueryOptions,
  sql,
  writeTable,
} from '../../sql/index.ts'
import { writeAccounts } from './account-table.ts'
import { childKinds, writeChildren } from './child-tables.ts'
import { type FieldConflict, writeConflicts } from './conflicts.ts'
import { type CustomColumn, customColumns } from './custom-columns.ts'
import { domainsShared, linkAccounts } from './link-accounts.ts'
import { dropOrphans, type Orphans } from './orphans.ts'
import type { Overlap } from './overlaps.ts'
import { accountRowsTable, writeAccountRows } from './rows-of.ts'
import { readStagedTables, type TableInForce } from './staged-tables.ts'

/** What deriving the customer model found that is worth saying. */
export interface UnifyReport {
  readonly accounts: number
  /** Rows of account files, and how many of them were joined to another one. */
  readonly described: number
  readonly joined: number
  /** Rows of each object, those without account not counted. */
  readonly objects: Readonly<Partial<Record<ObjectKind, number>>>
  /** Fields on which the rows of an account disagree; the values stand in `account_conflict`. */
  readonly conflicts: readonly FieldConflict[]
  /** Names that several accounts bear and rows used alone; such rows are among the orphans. */
  readonly ambiguousNames: { readonly count: number; readonly examples: readonly string[] }
  /** Domains that many differently named companies share; they joined nobody. */
  readonly sharedDomains: { readonly count: number; readonly examples: readonly string[] }
  readonly orphans: readonly Orphans[]
  readonly overlaps: readonly Overlap[]
}

/**
 * Derives the unified objects from the staged tables in force: `account`, one table for each child
 * object, `account_member`, `account_conflict`, `nf_field` (the custom columns). The result depends on the
 * staged tables alone, so undoing an import and deriving again gives what was there before.
 */
export async function unify(
  engine: Engine,
  context: StepContext,
  leaveOut?: LeaveOut,
): Promise<UnifyReport> {
  const options = context.signal === undefined ? {} : { signal: context.signal }
  return await engine.transaction(async (inside) => {
    for (;;) {
      const report = await derive(inside, context, options)
      const rows = async (keys: readonly number[]) =>
        await writeAccountRows(inside, await readStagedTables(inside), keys, options)
      const again = (await leaveOut?.(inside, rows)) ?? false
      await dropWorkTables(inside)
      if (!again) return report
    }
  })
}

/**
 * Asked once the accounts are known, while `nf_entity` and `nf_link` say how each is named: takes rows out of the
 * staged tables that must not be there, and gives whether it did; then all is derived anew.
 *
 * @param writeRows finds the rows of accounts (see `accountRowsTable`)
 */
export type LeaveOut = (
  inside: Engine,
  writeRows: (keys: readonly number[]) => Promise<void>,
) => Promise<boolean>

async function derive(
  engine: Engine,
  context: StepContext,
  options: QueryOptions,
): Promise<UnifyReport> {
  const tables = await readStagedTables(engine)
  const custom = customColumns(tables)
  context.progress('unify.accounts', 0)
  await writeFields(engine, custom)
  await linkAccounts(engine, tables, options)
  await writeAccounts(engine, tables, custom, options)
  const conflicts = await writeConflicts(engine, custom, options)
  const orphans: Orphans[] = []
  const overlaps: Overlap[] = []
  const objects: Partial<Record<ObjectKind, number>> = {}
  for (const [index, kind] of childKinds.entries()) {
    context.progress('unify.objects', (index + 1) / (childKinds.length + 1))
    const twice = await writeChildren(engine, kind, tables, custom, options)
    if (twice !== null) overlaps.push(twice)
    const lost = await dropOrphans(engine, kind, tables, options)
    if (lost !== null) orphans.push(lost)
    objects[kind] = await count(engine, kind)
  }
  const counts = await accountCounts(engine, tables)
  context.progress('unify.objects', 1)
  return { conflicts, orphans, overlaps, objects, ...counts }
}

async function accountCounts(engine: Engine, tables: readonly TableInForce[]) {
  const stages = tables.filter(({ kind }) => kind === 'account').map(({ stage }) => integer(stage))
  const [row] = await engine.rows(
    sql`select count(account_key) as n, count(distinct account_key) as d from account_member
      where stage in (${join([integer(-1), ...stages])})`,
  )
  const described = Number(row?.['n'] ?? 0)
  const names = await engine.rows(
    sql`select min(e.company) as example from nf_link as l inner join nf_entity as e on e.ref = l.ref
      where l.ambiguous = 1 group by e.name_key order by example`,
  )
  const domains = await domainsShared(engine)
  return {
    sharedDomains: { count: domains.length, examples: domains.slice(0, 5) },
    accounts: await count(engine, 'account'),
    described,
    joined: described - Number(row?.['d'] ?? 0),
    ambiguousNames: {
      count: names.length,
      examples: names.slice(0, 5).map((found) => String(found['example'])),
    },
  }
}

async function writeFields(engine: Engine, custom: readonly CustomColumn[]): Promise<void> {
  const cells = {
    object: custom.map(({ object }) => object),
    column_name: custom.map(({ column }) => column),
    header: custom.map(({ header }) => header),
    type: custom.map(({ type }) => type),
    known: custom.map(({ known }) => known),
  }
  await writeTable(
    engine,
    'nf_field',
    Object.keys(cells).map((column) => ({ name: column, type: 'text' })),
    Object.values(cells).map((values) => ({ type: 'text', values })),
  )
}

async function count(engine: Engine, table: string): Promise<number> {
  const [row] = await engine.rows(sql`select count(*) as n from ${name(table)}`)
  return Number(row?.['n'])
}

const workTables = [
  'nf_country',
  'nf_mention',
  'nf_entity',
  'nf_edge',
  'nf_label',
  'nf_name',
  'nf_mail',
  'nf_firm',
  'nf_link',
  'nf_account_row',
  'nf_account_count',
  'nf_member',
  accountRowsTable,
]

async function dropWorkTables(engine: Engine): Promise<void> {
  for (const table of workTables) await engine.run(sql`drop table if exists ${name(table)}`)
}
