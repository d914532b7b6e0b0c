import type { SampledTable, SampledValue } from '../sampled-table.ts'
import { headBytes } from './csv-layout.ts'
import { parseHead } from './parse-head.ts'
import { readBytes } from './read-head.ts'
import type { TextTable } from './text-table.ts'

const spreadChunks = 15
const spreadBytes = 65_536
/** Of a file that is read no further than its head; of a larger one, from its head and from each piece. */
const most = { all: 20_000, head: 1_500, piece: 100 }
const mostValues = 2_000

/** What recognition sees of a table: its head and pieces from all over the file. */
export async function sampleTable(table: TextTable): Promise<SampledTable> {
  const counts = table.headers.map(() => new Map<string, number>())
  let sampledRows = 0
  for await (const records of pieces(table)) {
    for (const cells of records) {
      if (cells.length !== table.headers.length && table.format !== 'xlsx') continue
      sampledRows++
      counts.forEach((values, position) => {
        const text = cells[position] ?? ''
        if (text === '') return
        if (values.has(text) || values.size < mostValues) {
          values.set(text, (values.get(text) ?? 0) + 1)
        }
      })
    }
  }
  const { file, format, encoding, gzip, delimiter, sheet, skipRows, header, headers } = table
  return {
    file,
    format,
    encoding,
    skipRows,
    headers,
    sampledRows,
    samples: counts.map(listed),
    ...(gzip === undefined ? {} : { gzip }),
    ...(delimiter === undefined ? {} : { delimiter }),
    ...(sheet === undefined ? {} : { sheet }),
    ...(header === undefined ? {} : { header }),
  }
}

async function* pieces(table: TextTable): AsyncGenerator<readonly (readonly string[])[]> {
  const head = await textAt(table, 0, headBytes)
  const whole = table.bytes <= headBytes
  const first = parseHead(head, table.dialect, whole ? most.all : most.head)
  yield first.slice(table.skipRows + (table.hasHeader ? 1 : 0))
  if (whole) return
  const step = (table.bytes - headBytes) / spreadChunks
  for (let piece = 0; piece < spreadChunks; piece++) {
    const text = await textAt(table, Math.floor(headBytes + piece * step), spreadBytes)
    const from = text.indexOf('\n') + 1
    yield parseHead(text.slice(from), table.dialect, most.piece)
  }
}

async function textAt(table: TextTable, from: number, most: number): Promise<string> {
  const text = new TextDecoder().decode(await readBytes(table.path, from, most))
  return from + most >= table.bytes && !text.endsWith('\n') ? `${text}\n` : text
}

function listed(values: ReadonlyMap<string, number>): readonly SampledValue[] {
  return [...values].map(([text, count]) => ({ text, count }))
}
