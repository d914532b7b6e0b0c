import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { readStagedTables } from '../../loop/index.ts'
import { type Engine, type Fragment, join, name, sql } from '../../sql/index.ts'
import { shortest, type Words } from './words.ts'

/** Where a word of an erased account still stands: a note of somebody else, say, or a company of the same name. */
export interface Remains {
  readonly file: string
  /** How many records of an imported file. */
  readonly rows?: number
  /** Numbers of the first of them. */
  readonly records?: readonly number[]
}

const mostRecords = 20

/** Looks through every cell of the imported files that are in force, and through the texts beside them. */
export async function remainsOf(
  engine: Engine,
  folder: string,
  words: Words,
): Promise<readonly Remains[]> {
  const found: Remains[] = []
  for (const { table, file, columns } of await readStagedTables(engine)) {
    const cells = columns.filter(({ type }) => type === 'text').map(({ column }) => name(column))
    if (cells.length === 0) continue
    const has = cells.map((cell) => holdsSql(engine, cell, words))
    const rows = await engine.rows(
      sql`select _row from ${name(table)} where ${join(has, sql` or `)} order by _row`,
    )
    const records = rows.slice(0, mostRecords).map((row) => Number(row['_row']))
    if (rows.length > 0) found.push({ file, rows: rows.length, records })
  }
  return [...found, ...textsWith(folder, words)]
}

function holdsSql({ dialect }: Engine, cell: Fragment, { whole, within }: Words): Fragment {
  const lower = sql`lower(trim(cast(${cell} as ${dialect.type('text')})))`
  const same = telling(whole).map((word) => sql`${lower} = ${word}`)
  const inside = within.map((word) => sql`position(${word} in ${lower}) > 0`)
  return sql`coalesce(${join([sql`false`, ...same, ...inside], sql` or `)}, false)`
}

/** Does a cell hold one of the words? */
export function holds(cell: string, { whole, within }: Words): boolean {
  const lower = cell.trim().toLowerCase()
  return telling(whole).includes(lower) || within.some((word) => lower.includes(word))
}

function telling(words: readonly string[]): readonly string[] {
  return words.filter(({ length }) => length >= shortest)
}

/** The texts that a workspace keeps beside its store. */
function textsWith(folder: string, { within }: Words): readonly Remains[] {
  const profiles = path.join(folder, 'profiles')
  const versions = existsSync(profiles) ? readdirSync(profiles) : []
  const files = ['profile.json', 'hypothesis.yaml', 'value.yaml']
  return [...files, ...versions.map((one) => `profiles/${one}`)].flatMap((file) => {
    const place = path.join(folder, file)
    if (!existsSync(place)) return []
    const text = readFileSync(place, 'utf8').toLowerCase()
    return within.some((word) => text.includes(word)) ? [{ file }] : []
  })
}
