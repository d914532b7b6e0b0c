import { type Dialect, type Fragment, integer, join, name, sql } from '../../sql/index.ts'
import { type PackedCard, packedLimits } from './packed-card.ts'

/** Reasons kept in each direction. */
const reasons = 3

/**
 * The greatest and least parts. Packed parts are never equal, so the next one is the greatest of those below
 * the last; each is found in a layer of its own, by which the engine keeps it as a column.
 */
export function rankedParts(source: Fragment, parts: readonly Fragment[]): Fragment {
  return layersOf(parts.length).reduce((inner, index) => {
    const [up, down] = [name(`up${index}`), name(`down${index}`)]
    const higher = parts.map((part) =>
      index === 0
        ? part
        : sql`case when ${part} < ${name(`up${index - 1}`)} then ${part} else 0 end`,
    )
    const lower = parts.map((part) =>
      index === 0
        ? part
        : sql`case when ${part} > ${name(`down${index - 1}`)} then ${part} else ${integer(Number.MAX_SAFE_INTEGER)} end`,
    )
    return sql`select *, ${extreme('greatest', higher)} as ${up}, ${extreme('least', lower)} as ${down} from (${inner}) as ${name(`layer${index}`)}`
  }, source)
}

/** The columns that `rankedParts` adds. */
export function rankedNames(parts: number): readonly Fragment[] {
  return layersOf(parts).flatMap((index) => [name(`up${index}`), name(`down${index}`)])
}

function layersOf(parts: number): readonly number[] {
  return Array.from({ length: Math.min(reasons, parts) }, (_, index) => index)
}

function extreme(which: 'greatest' | 'least', parts: readonly Fragment[]): Fragment {
  if (parts.length === 1) return join(parts)
  return which === 'greatest' ? sql`greatest(${join(parts)})` : sql`least(${join(parts)})`
}

/** The reasons in both directions from the ranked parts; null where there are fewer. */
export function reasonColumns(dialect: Dialect, packed: PackedCard): readonly Fragment[] {
  const { forFrom, againstBelow } = packedLimits(packed.layout)
  const whole = dialect.type('integer')
  const count = packed.layout.parts
  const column = (target: string, index: number, source: string, test: Fragment) =>
    index < count
      ? sql`cast(case when ${name(`${source}${index}`)} ${test} then ${name(`${source}${index}`)} end as ${whole}) as ${name(`${target}${index + 1}`)}`
      : sql`cast(null as ${whole}) as ${name(`${target}${index + 1}`)}`
  const indexes = Array.from({ length: reasons }, (_, index) => index)
  return [
    ...indexes.map((index) => column('for', index, 'up', sql`>= ${integer(forFrom)}`)),
    ...indexes.map((index) => column('against', index, 'down', sql`< ${integer(againstBelow)}`)),
  ]
}
