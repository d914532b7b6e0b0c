import path from 'node:path'
import { accountRefTable, type StagedTable } from '../domain/index.ts'
import { readStagedTables } from '../loop/index.ts'
import { listImports } from '../sources/index.ts'
import { type Engine, type Fragment, join, name, sql } from '../sql/index.ts'
import { ensureDerived } from './derive.ts'
import { hasHistory, historyTable, scoringTable } from './history/index.ts'
import { inWorkspace } from './open-workspace.ts'
import { safeFileName } from './safe-file-name.ts'
import { type CallContext, stepContext, within } from './step-context.ts'
import { valueDefinition } from './value-definition.ts'
import { writeWhole } from './whole-file.ts'
import { type Cell, type TableRow, writeTable } from './write-table.ts'

interface Exported {
  readonly file: string
  readonly head: readonly string[]
  /** Its columns in the order of the head. */
  readonly query: Fragment
}

/**
 * Writes what a workspace holds into a folder, as CSV: every imported table under the headers of its file, the accounts
 * made of them, how their scores stood. Nobody writes into the workspace meanwhile, so that all of it fits together.
 */
export async function exportWorkspace(
  folder: string,
  { out }: { readonly out: string },
  call: CallContext,
): Promise<void> {
  await inWorkspace(folder, { ...call, writes: true }, async (workspace) => {
    const { engine } = workspace
    const imports = await listImports(engine)
    if (imports.length === 0) return
    const context = stepContext(call)
    await ensureDerived(workspace, within(context, 0, 0.3), valueDefinition(folder))
    const staged = await readStagedTables(engine)
    const tables = [
      ...staged.map((table) => importedTable(table)),
      accounts,
      ...((await hasHistory(engine)) ? history : []),
    ]
    for (const [place, { file, head, query }] of tables.entries()) {
      context.progress('export.tables', 0.3 + (0.7 * place) / tables.length)
      await writeTable(path.join(out, file), head, rowsOf(engine, query))
    }
    const receipts = imports.map(({ receipt }) => receipt)
    writeWhole(path.join(out, 'imports', 'receipts.json'), JSON.stringify(receipts, undefined, 1))
  })
}

function importedTable({ stage, table, file, columns }: StagedTable): Exported {
  const cells = columns.map(({ column, type }) =>
    type === 'boolean'
      ? sql`case when ${name(column)} then 'true' when not ${name(column)} then 'false' end`
      : name(column),
  )
  return {
    file: path.join('imports', `${stage}-${safeFileName(file.replace(/\.csv$/i, ''))}.csv`),
    head: columns.map(({ header }) => header),
    query: sql`select ${join(cells)} from ${name(table)} order by _row`,
  }
}

const called = ['id', 'name', 'domain'] as const
const account = join(called.map((column) => sql`a.${name(column)}`))

/** `ref` is what target lists and the history of scores call an account by. */
const accounts: Exported = {
  file: 'accounts.csv',
  head: ['ref', ...called],
  query: sql`select r.ref, ${account} from account as a
    inner join ${name(accountRefTable)} as r on r.account_key = a.account_key
    order by a.account_key`,
}

const history: readonly Exported[] = [
  {
    file: 'score-history.csv',
    head: ['ref', ...called, 'at', 'version', 'points', 'tier', 'levels'],
    query: sql`select h.ref, ${account}, h.scored_at, h.version, h.points, h.tier, h.levels
      from ${name(historyTable)} as h
      left join ${name(accountRefTable)} as r on r.ref = h.ref
      left join account as a on a.account_key = r.account_key
      order by h.scored_at, h.ref`,
  },
  {
    file: 'scorings.csv',
    head: ['at', 'version', 'changed', 'tiers'],
    query: sql`select scored_at, version, changed, tiers from ${name(scoringTable)} order by scored_at`,
  },
]

async function* rowsOf(engine: Engine, query: Fragment): AsyncIterable<readonly TableRow[]> {
  for await (const { columns, rows } of engine.columns(query))
    yield Array.from({ length: rows }, (_, row) =>
      columns.map(({ values }): Cell => values[row] ?? null),
    )
}
