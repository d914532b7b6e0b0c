import { type CatalogueTrait, isNumeric, snapshotTable } from '../../domain/index.ts'
import {
  type Dialect,
  type Engine,
  type Fragment,
  join,
  name,
  type QueryOptions,
  sql,
} from '../../sql/index.ts'
import type { Block, Candidate } from './candidate.ts'
import { decisionTable } from './decisions.ts'
import type { EmptyNumbers } from './numeric-readings.ts'
import { withoutEmpty } from './numeric-readings.ts'
import type { Reading } from './read-text.ts'
import { traitType, traitValue } from './trait-value.ts'

export interface Readings {
  readonly texts: ReadonlyMap<string, Reading>
  readonly numbers: ReadonlyMap<string, EmptyNumbers>
}

/** Writes `snapshot`, one column for each candidate in their order, and measures the columns. */
export async function writeSnapshot(
  engine: Engine,
  blocks: readonly Block[],
  readings: Readings,
  options?: QueryOptions,
): Promise<readonly CatalogueTrait[]> {
  const d = engine.dialect
  const candidates = blocks.flatMap((block) => block.candidates)
  const dates = ['as_of', 'decided_at', 'first_decided_at']
  const head = ['account_key', ...dates, 'won', 'first_won', 'customer', 'retained']
  const columns = [
    ...head.map((column) => sql`${name('o', column)} as ${name(column)}`),
    ...candidates.map(
      (candidate, index) => sql`${cell(d, candidate, readings)} as ${name(`t${index}`)}`,
    ),
  ]
  const joins = blocks.map(
    ({ table }) =>
      sql`left join ${name(table)} on ${name(table, 'account_key')} = ${name('o', 'account_key')}`,
  )
  await engine.run(
    d.createTableAs(
      snapshotTable,
      sql`select ${join(columns)} from ${name(decisionTable)} as o ${join(joins, sql` `)}`,
    ),
    options,
  )
  const numeric = candidates.map((candidate) =>
    isNumeric(traitType(candidate, readings.texts.get(candidate.id))),
  )
  const measures = await measure(engine, numeric, options)
  return candidates.map((candidate, index) =>
    catalogueTrait(candidate, `t${index}`, measures[index] ?? none, readings),
  )
}

function cell(dialect: Dialect, candidate: Candidate, readings: Readings): Fragment {
  const cleaned = withoutEmpty(candidate, readings.numbers.get(candidate.id))
  return traitValue(dialect, cleaned, readings.texts.get(candidate.id))
}

interface Measure {
  readonly accounts: number
  readonly filled: number
  readonly distinct: number
  /** Whether all values are whole numbers from 0 on. */
  readonly whole: boolean
}

const none: Measure = { accounts: 0, filled: 0, distinct: 0, whole: false }

async function measure(
  engine: Engine,
  numeric: readonly boolean[],
  options?: QueryOptions,
): Promise<readonly Measure[]> {
  const cells = numeric.flatMap((isNumber, index) => {
    const value = name(`t${index}`)
    const odd = sql`sum(case when ${value} < 0 or ${value} <> floor(${value}) then 1 else 0 end)`
    return [
      sql`count(${value}) as ${name(`n${index}`)}`,
      sql`count(distinct ${value}) as ${name(`d${index}`)}`,
      ...(isNumber ? [sql`${odd} as ${name(`o${index}`)}`] : []),
    ]
  })
  const [row] = await engine.rows(
    sql`select ${join([sql`count(*) as accounts`, ...cells])} from ${name(snapshotTable)}`,
    options,
  )
  return numeric.map((isNumber, index) => ({
    accounts: Number(row?.['accounts'] ?? 0),
    filled: Number(row?.[`n${index}`] ?? 0),
    distinct: Number(row?.[`d${index}`] ?? 0),
    whole: isNumber && Number(row?.[`o${index}`] ?? 0) === 0,
  }))
}

function catalogueTrait(
  candidate: Candidate,
  column: string,
  { accounts, filled, distinct, whole }: Measure,
  readings: Readings,
): CatalogueTrait {
  const { family, id, label, group, timing, sources } = candidate
  const reading = readings.texts.get(id)
  const type = traitType(candidate, reading)
  const leftOut =
    candidate.leftOut ??
    unusable(filled, distinct) ??
    reading?.leftOut ??
    identifier(candidate, type, filled, distinct)
  return {
    id,
    label,
    type,
    group,
    timing,
    sources,
    column,
    ...(family === undefined ? {} : { family }),
    coverage: accounts === 0 ? 0 : filled / accounts,
    distinct,
    placeholders: reading?.placeholders ?? readings.numbers.get(id)?.placeholders ?? [],
    ...(reading?.order === undefined ? {} : { order: reading.order }),
    ...(whole && type !== 'ordered' && !isMoney(candidate) ? { whole: true as const } : {}),
    ...(reading?.merged === undefined ? {} : { merged: reading.merged }),
    ...(leftOut === undefined ? {} : { leftOut }),
  }
}

function unusable(filled: number, distinct: number): CatalogueTrait['leftOut'] {
  if (filled === 0) return { reason: 'empty', facts: {} }
  return distinct === 1 ? { reason: 'constant', facts: { filled } } : undefined
}

/** Amounts are written whole by habit; "999,999" would claim more than "under 1,000,000". */
function isMoney({ sources }: Candidate): boolean {
  return sources.some(({ field }) => field === 'revenue' || field === 'amount')
}

/** Headers of numbers that name things rather than measure them. */
const namingHeader =
  /(^|[^\p{L}])(id|no|nr|number|code|phone|fax|zip|duns|sic|naics|mã|số|รหัส|编号|代码|电话|کد|شماره)([^\p{L}]|$)/iu
const leastNumbers = 50

/** A number that hardly repeats, under a header that names things. */
function identifier(
  { label }: Candidate,
  type: CatalogueTrait['type'],
  filled: number,
  distinct: number,
): CatalogueTrait['leftOut'] {
  const named = 'text' in label && namingHeader.test(label.text)
  if (!isNumeric(type) || !named || filled < leastNumbers || distinct < 0.95 * filled)
    return undefined
  return { reason: 'identifier', facts: { distinct, filled } }
}
