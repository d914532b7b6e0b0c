import type { Card, CardTrait } from '../card.ts'
import type { When } from '../level.ts'
import type { Profile } from '../profile.ts'

/** A field that is well formed alone but contradicts another. */
export interface ProfileFlaw {
  readonly field: string
  readonly flaw:
    | 'repeated_trait'
    | 'missing_level'
    | 'other_level'
    | 'range_gap'
    | 'mixed_levels'
    | 'repeated_value'
    | 'pair_trait'
    | 'pair_size'
    | 'cut_order'
}

/** What the shape alone cannot say: levels that cover every value once, pairs of traits on the card, cuts in order. */
export function profileFlaw(profile: Profile): ProfileFlaw | undefined {
  const { card, tiers } = profile
  return (
    repeatedTrait(card) ??
    first(card.traits, (trait, index) => levelsFlaw(trait, `card.traits.${index}.levels`)) ??
    first(card.pairs, (pair, index) => pairFlaw(card, pair, `card.pairs.${index}`)) ??
    (tiers.bestFrom < tiers.goodFrom ? { field: 'tiers.bestFrom', flaw: 'cut_order' } : undefined)
  )
}

function repeatedTrait({ traits }: Card): ProfileFlaw | undefined {
  const ids = traits.map(({ id }) => id)
  const index = ids.findIndex((id, position) => ids.indexOf(id) < position)
  return index < 0 ? undefined : { field: `card.traits.${index}.id`, flaw: 'repeated_trait' }
}

function levelsFlaw(trait: CardTrait, field: string): ProfileFlaw | undefined {
  const whens = trait.levels.map(({ when }) => when)
  if (whens.findLastIndex((when) => 'missing' in when) !== 0 || !('missing' in (whens[0] ?? {})))
    return { field, flaw: 'missing_level' }
  const known = whens.slice(1)
  const ranges = known.filter(isRange)
  if (ranges.length === known.length) return gapIn(ranges, field)
  if (ranges.length > 0) return { field, flaw: 'mixed_levels' }
  const other = known.findIndex((when) => 'other' in when)
  if (other >= 0 && other < known.length - 1) return { field, flaw: 'other_level' }
  const values = known.flatMap((when) => ('values' in when ? when.values : []))
  return new Set(values).size < values.length ? { field, flaw: 'repeated_value' } : undefined
}

interface Range {
  readonly from?: number | undefined
  readonly below?: number | undefined
}

/** A range without ends would not say that it is a range of numbers. */
function isRange(when: When): when is Range {
  return 'from' in when || 'below' in when
}

/** Ascending, and each begins where the one before ended; the ends may be open or not. */
function gapIn(ranges: readonly Range[], field: string): ProfileFlaw | undefined {
  const whole = ranges.every((range, index) => {
    const next = ranges[index + 1]
    const ordered =
      range.from === undefined || range.below === undefined || range.from < range.below
    return (
      ordered && (next === undefined || (range.below !== undefined && next.from === range.below))
    )
  })
  return whole ? undefined : { field, flaw: 'range_gap' }
}

function pairFlaw(card: Card, pair: Card['pairs'][number], field: string): ProfileFlaw | undefined {
  const sizes = pair.traits.map(
    (id) => card.traits.find((trait) => trait.id === id)?.levels.length ?? 0,
  )
  const [rows = 0, columns = 0] = sizes
  if (rows === 0 || columns === 0 || pair.traits[0] === pair.traits[1])
    return { field: `${field}.traits`, flaw: 'pair_trait' }
  return first(['points', 'intervals', 'evidence'] as const, (part) => {
    const fits = pair[part].length === rows && pair[part].every((line) => line.length === columns)
    return fits ? undefined : { field: `${field}.${part}`, flaw: 'pair_size' }
  })
}

function first<T>(
  items: readonly T[],
  find: (item: T, index: number) => ProfileFlaw | undefined,
): ProfileFlaw | undefined {
  for (const [index, item] of items.entries()) {
    const flaw = find(item, index)
    if (flaw !== undefined) return flaw
  }
  return undefined
}
