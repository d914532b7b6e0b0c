import {
  type CardTrait,
  type CatalogueTrait,
  isNumeric,
  isNumericLevels,
  type Profile,
  snapshotTable,
  type Tier,
  tierNames,
} from '../../domain/index.ts'
import { type Dialect, type Fragment, integer, join, name, sql, word } from '../../sql/index.ts'
import { levelCase, levelIndex } from '../levels/index.ts'
import { type PackedCard, packCard, packedBase, packedLimits } from './packed-card.ts'
import { rankedNames, rankedParts, reasonColumns } from './reason-columns.ts'

/**
 * One pass over the snapshot: `account_key, points, tier, probability, known`, and where asked for
 * `for1..for3, against1..against3` (packed parts, null where there are fewer; `reasonReader` reads them).
 * Traits that the snapshot does not have count as missing for every account.
 */
export function scoreQuery(
  dialect: Dialect,
  profile: Profile,
  traits: readonly CatalogueTrait[],
  withReasons: boolean,
): Fragment {
  const packed = packCard(profile.card)
  const parts = partColumns(packed)
  const source = withPairs(packed, partsOf(profile, traits, packed))
  const total = join([sql`cast(0 as ${dialect.type('integer')})`, ...parts], sql` + `)
  const ranked = withReasons
    ? { source: rankedParts(source, parts), columns: rankedNames(parts.length) }
    : { source, columns: [] }
  const columns = [sql`account_key`, sql`${total} as total`, ...ranked.columns]
  const sums = sql`select ${join(columns)} from (${ranked.source}) as parts`
  return scored(dialect, profile, packed, sums, withReasons ? reasonColumns(dialect, packed) : [])
}

function partColumns({ traits, pairs }: PackedCard): readonly Fragment[] {
  return [...traits, ...pairs].map((_, place) => name(`k${place}`))
}

/** The packed number of every trait, and the level of those that stand in a pair. */
function partsOf(
  profile: Profile,
  traits: readonly CatalogueTrait[],
  packed: PackedCard,
): Fragment {
  const paired = new Set(packed.parts.pairs.flatMap((pair) => pair.traits))
  const columns = profile.card.traits.flatMap((trait, place) => {
    const column = snapshotColumn(trait, traits)
    const whens = trait.levels.map(({ when }) => when)
    const result = (level: number) => integer(packed.traits[place]?.[level] ?? 0)
    const part = column === undefined ? result(0) : levelCase(column, whens, result)
    const level = column === undefined ? integer(0) : levelIndex(column, whens)
    return [
      sql`${part} as ${name(`k${place}`)}`,
      ...(paired.has(place) ? [sql`${level} as ${name(`l${place}`)}`] : []),
    ]
  })
  return sql`select ${join([sql`account_key`, ...columns])} from ${name(snapshotTable)}`
}

/** The column of a trait as the card reads it; undefined where the snapshot has none of its kind. */
export function snapshotColumn(
  trait: CardTrait,
  traits: readonly CatalogueTrait[],
): Fragment | undefined {
  const found = traits.find(({ id }) => id === trait.id)
  const numbers = isNumericLevels(trait.levels.map(({ when }) => when))
  return found === undefined || isNumeric(found.type) !== numbers ? undefined : name(found.column)
}

/** Pairs by position in an array of constants, which both engines look up by column. */
function withPairs({ parts, traits, pairs }: PackedCard, source: Fragment): Fragment {
  if (pairs.length === 0) return source
  const columns = parts.pairs.map(({ traits: [first, second] }, index) => {
    const table = pairs[index] ?? []
    const values = join(table.flat().map((value) => integer(value)))
    const position = sql`${name(`l${first}`)} * ${integer(table[0]?.length ?? 0)} + ${name(`l${second}`)} + 1`
    return sql`[${values}][${position}] as ${name(`k${traits.length + index}`)}`
  })
  return sql`select *, ${join(columns)} from (${source}) as leveled`
}

/**
 * Points, share known, tier and probability from the packed sum. Quotients are doubles, whose floor is exact
 * while the sum is below 2^53, and faster than whole division with its check for overflow.
 */
function scored(
  dialect: Dialect,
  profile: Profile,
  packed: PackedCard,
  sums: Fragment,
  extra: readonly Fragment[],
): Fragment {
  const { tiers, card } = profile
  const { weightWidth } = packed.layout
  const { point } = packedLimits(packed.layout)
  const kept = extra.length === 0 ? [] : rankedNames(packed.layout.parts)
  const whole = dialect.type('integer')
  const points = sql`cast(floor(total / ${integer(point)}) as ${whole}) + ${integer(packedBase(packed))}`
  const weight = sql`(total - floor(total / ${integer(weightWidth)}) * ${integer(weightWidth)})`
  const known = sql`${weight} / ${integer(Math.max(1, packed.parts.weight))}`
  const read = sql`select ${join([sql`account_key`, sql`${points} as points`, sql`${known} as known`, ...kept])} from (${sums}) as sums`
  const named = (tier: Tier) => sql`cast(${word(tier)} as ${dialect.oneOf(tierNames)})`
  const tier = sql`case when known < ${tiers.leastKnown} then ${named('unknown')} when points >= ${integer(tiers.bestFrom)} then ${named('best')} when points >= ${integer(tiers.goodFrom)} then ${named('good')} else ${named('bad')} end`
  const probability = sql`1 / (1 + exp(-(${card.calibration.intercept} + ${card.calibration.slope} * points)))`
  const columns = [
    sql`account_key`,
    sql`points`,
    sql`${tier} as tier`,
    sql`${probability} as probability`,
    sql`known`,
    ...extra,
  ]
  return sql`select ${join(columns)} from (${read}) as scored`
}
