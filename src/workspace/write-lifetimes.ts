import { customerLifetimeTable, spreadsheetLine, spreadsheetText } from '../domain/index.ts'
import { type Engine, join, name, sql } from '../sql/index.ts'
import { writeLines } from './write-lines.ts'
import { writeWorkbook } from './write-workbook.ts'

type Cell = string | number | null

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
  if (!/\.xlsx$/i.test(file)) {
    await writeLines(file, columns, linesOf(engine))
    return
  }
  const rows: (readonly Cell[])[] = []
  for await (const row of rowsOf(engine))
    rows.push(row.map((cell) => (typeof cell === 'string' ? spreadsheetText(cell) : cell)))
  await writeWorkbook(file, {
    sheets: [
      {
        name: 'lifetime',
        rightToLeft: false,
        columns: columns.map((title) => ({ title, width: Math.max(12, title.length + 2) })),
        rows,
      },
    ],
  })
}

async function* linesOf(engine: Engine): AsyncIterable<string> {
  for await (const row of rowsOf(engine)) yield spreadsheetLine(row)
}

async function* rowsOf(engine: Engine): AsyncIterable<readonly Cell[]> {
  const { dialect } = engine
  const epoch = dialect.tryCast(sql`'1970-01-01 00:00:00'`, 'timestamp')
  const dates = days.map((day) => dialect.tryCast(dialect.addDays(epoch, name('l', day)), 'text'))
  const own = [...figures, ...worth].map((column) => name('l', column))
  const query = sql`select ${join([sql`a.id`, sql`a.name`, sql`a.domain`, ...dates, ...own])}
    from ${name(customerLifetimeTable)} as l left join account as a on a.account_key = l.account_key
    order by l.place`
  for await (const batch of engine.columns(query)) {
    for (let row = 0; row < batch.rows; row++)
      yield batch.columns.map(({ values }, place) => cellOf(values[row] ?? null, place))
  }
}

/** Dates without their time, numbers with six digits that matter. */
function cellOf(cell: Cell, place: number): Cell {
  if (typeof cell === 'string') return place === 3 || place === 4 ? cell.slice(0, 10) : cell
  if (cell === null || Number.isNaN(cell)) return null
  return Number(cell.toPrecision(6))
}
