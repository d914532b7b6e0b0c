import { type ExpectedValues, expectedValueTable } from '../domain/index.ts'
import { type Engine, join, name, sql } from '../sql/index.ts'
import { type TableRow, writeTable } from './write-table.ts'

const figures = ['probability', 'value', 'value_low', 'value_high']
const products = ['expected', 'expected_low', 'expected_high', 'chance_place', 'value_place']
const own = ['tier', ...figures, ...products]
const ofStaying = ['staying', 'staying_low', 'staying_high', 'kept', 'kept_low', 'kept_high']

/** Writes every account's chance, value if won and expected value, and its chance to stay where that is known, to a CSV file or workbook, most expected value first. */
export async function writeExpected(
  engine: Engine,
  file: string,
  { staying }: ExpectedValues,
): Promise<void> {
  const told = staying?.found === undefined ? own : [...own, ...ofStaying, 'kept_place']
  await writeTable(file, ['id', 'name', 'domain', ...told], rowsOf(engine, told))
}

async function* rowsOf(
  engine: Engine,
  told: readonly string[],
): AsyncIterable<readonly TableRow[]> {
  const columns = [
    sql`a.id`,
    sql`a.name`,
    sql`a.domain`,
    ...told.map((column) => name('e', column)),
  ]
  const query = sql`select ${join(columns)} from ${name(expectedValueTable)} as e
    left join account as a on a.account_key = e.account_key order by e.value_place`
  for await (const batch of engine.columns(query)) {
    const rows: TableRow[] = []
    for (let row = 0; row < batch.rows; row += 1) {
      const cells = batch.columns.map(({ values }) => values[row] ?? null)
      rows.push(
        cells.map((cell) => (typeof cell === 'number' ? Number(cell.toPrecision(6)) : cell)),
      )
    }
    yield rows
  }
}
