import { customerLifetimeTable } from '../domain/index.ts'
import { type Engine, join, name, sql } from '../sql/index.ts'
import { type Cell, type TableRow, writeTable } from './write-table.ts'

const days = ['first_day', 'last_day']
const figures = [
  'bought',
  'spent',
  'active',
  'purchases',
  'purchases_low',
  'purchases_high',
  'spend',
]
const worth = ['lifetime_value', 'value_low', 'value_high', 'forever']
const columns = ['id', 'name', 'domain', ...days, ...figures, ...worth]

/** Writes every customer's numbers, most value first: a workbook where the file's name says so, else CSV. */
export async function writeLifetimes(engine: Engine, file: string): Promise<void> {
  await writeTable(file, columns, rowsOf(engine))
}

async function* rowsOf(engine: Engine): AsyncIterable<readonly TableRow[]> {
  const { dialect } = engine
  const epoch = dialect.tryCast(sql`'1970-01-01 00:00:00'`, 'timestamp')
  const dates = days.map((day) => dialect.tryCast(dialect.addDays(epoch, name('l', day)), 'text'))
  const own = [...figures, ...worth].map((column) => name('l', column))
  const query = sql`select ${join([sql`a.id`, sql`a.name`, sql`a.domain`, ...dates, ...own])}
    from ${name(customerLifetimeTable)} as l left join account as a on a.account_key = l.account_key
    order by l.place`
  for await (const batch of engine.columns(query)) {
    yield Array.from({ length: batch.rows }, (_, row) =>
      batch.columns.map(({ values }, place) => cellOf(values[row] ?? null, place)),
    )
  }
}

/** Dates without their time, numbers with six digits that matter. */
function cellOf(cell: Cell, place: number): Cell {
  if (typeof cell === 'string') return place === 3 || place === 4 ? cell.slice(0, 10) : cell
  if (cell === null || Number.isNaN(cell)) return null
  return Number(cell.toPrecision(6))
}
