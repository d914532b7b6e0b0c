import { isNumeric, type Signal, type When } from '../../domain/index.ts'
import {
  type Engine,
  type Fragment,
  integer,
  join,
  joinNumbers,
  moment,
  name,
  numbersOf,
  sql,
} from '../../sql/index.ts'
import { type Coded, type CodedTrait, roundness } from '../../stats/index.ts'
import type { AccountQuestion } from '../accounts/index.ts'
import { levelIndex, type StatedTrait } from '../levels/index.ts'

/** A whole number from 0 for each account, and how many values it can take. */
export interface CodedColumn extends Omit<CodedTrait, 'codes'> {
  readonly code: Fragment
}

export interface FetchedCodes extends Coded {
  /** When each outcome was known, in days since 1970; NaN where unknown. */
  readonly time: Float64Array
}

/** About which share of the accounts to fetch, drawn by a hash of seed and account; 1 is all. */
interface Draw {
  readonly share: number
  readonly seed: number
}

/** The condition by which accounts are drawn, to go on with after another; none where all are. */
export function drawnAccounts({ dialect }: Engine, { seed, share }: Draw): Fragment {
  if (share >= 1) return sql``
  const hash = dialect.hash(sql`${`${seed} `} || cast(account_key as ${dialect.type('text')})`)
  return sql` and ${hash} < ${integer(Math.round(share * 2 ** 32))}`
}

/** The levels of a trait as a column to fetch. */
export function levelsColumn(stated: StatedTrait): CodedColumn {
  return { code: levelIndex(name(stated.trait.column), stated.whens), ...levelsShape(stated) }
}

/** What is to be known of a trait's levels beside the codes. */
export function levelsShape({
  monotone,
  prior,
  trait,
  whens,
}: StatedTrait): Omit<CodedTrait, 'codes'> {
  const ordered = isNumeric(trait.type)
  const rest = whens.findIndex((when) => 'other' in when)
  return {
    levels: whens.length,
    ordered,
    ...(rest > 0 ? { rest } : {}),
    ...(ordered ? { roundness: whens.map(edgeRoundness) } : {}),
    ...(prior === undefined ? {} : { prior }),
    ...(monotone === undefined ? {} : { monotone }),
  }
}

function edgeRoundness(when: When): number {
  return 'from' in when && when.from !== undefined ? roundness(when.from) : 1
}

/**
 * The accounts of a question as one byte a column. The engine codes and orders them (by key, so that the
 * same data gives the same rows on every engine); only small numbers cross the wire.
 */
export async function fetchCoded(
  engine: Engine,
  columns: readonly CodedColumn[],
  { decidedAt, outcome, source }: AccountQuestion,
  draw: Draw,
  signal?: Signal,
): Promise<FetchedCodes> {
  const { dialect } = engine
  const epoch = moment(dialect, '1970-01-01 00:00:00')
  const cells = [
    sql`${outcome} as good`,
    sql`${dialect.daysBetween(epoch, decidedAt)} as known_on`,
    ...columns.map(({ code }, index) => sql`${code} as ${name(`c${index}`)}`),
  ]
  const query = sql`select ${join(cells)} from ${source}
    where ${outcome} is not null${drawnAccounts(engine, draw)} order by account_key`
  const good: Uint8Array[] = []
  const time: Float64Array[] = []
  const codes: Uint8Array[][] = columns.map(() => [])
  for await (const batch of engine.columns(query, signal === undefined ? {} : { signal })) {
    const [outcomes, knownOn, ...coded] = batch.columns
    good.push(Uint8Array.from(numbersOf(outcomes)))
    time.push(numbersOf(knownOn))
    coded.forEach((column, index) => {
      codes[index]?.push(Uint8Array.from(numbersOf(column)))
    })
  }
  const whole = joinNumbers(good, Uint8Array)
  return {
    rows: whole.length,
    good: whole,
    time: joinNumbers(time, Float64Array),
    traits: columns.map(({ code: _code, ...shape }, index) => ({
      ...shape,
      codes: joinNumbers(codes[index] ?? [], Uint8Array),
    })),
  }
}
