import type { HeldTrait, NamedTrait, Trait, TraitSensitivity } from '../../domain/index.ts'
import { type LevelEvidence, lift, weightOfEvidence } from '../../stats/index.ts'
import type { LeveledCustomers } from './read-levels.ts'
import { levelCounter, type TraitCounts, usefulTraits } from './useful-traits.ts'

const mostUseful = 10
/** Share of the weightings under which a firm trait stays at least. */
const firmFrom = 0.9
/** Share of the weightings from which on a trait counts as one that other weights bring in. */
const oftenEnters = 1 / 3

/** The best under another weighting: 1 where a customer is best. */
export interface OtherBest {
  readonly best: Uint8Array
  /** The criterion that was dropped, where that is the change. */
  readonly dropped?: string
}

/** What one weighting says: counts of every trait, and the positions of the most useful ones. */
interface Told {
  readonly counts: readonly TraitCounts[]
  readonly useful: readonly number[]
}

/** How does what the best have in common change when others are the best? */
export function traitSensitivity(
  customers: LeveledCustomers,
  now: Uint8Array,
  others: readonly OtherBest[],
): TraitSensitivity {
  const count = levelCounter(customers)
  const tell = (best: Uint8Array): Told => {
    const counts = count(best)
    return { counts, useful: usefulTraits(counts, mostUseful) }
  }
  const standing = tell(now)
  const other = others.map(({ best, dropped }) => ({ dropped, ...tell(best) }))
  const held = standing.useful.flatMap((position) =>
    heldTrait(customers, position, standing, other),
  )
  return {
    weightings: others.length,
    held,
    firm: held.filter(({ stays }) => stays >= firmFrom).length,
    enter: entering(customers, standing, other),
    dropped: overlapsWithout(standing, other),
  }
}

function heldTrait(
  { traits }: LeveledCustomers,
  position: number,
  standing: Told,
  other: readonly Told[],
): readonly HeldTrait[] {
  const leveled = traits[position]
  const counts = standing.counts[position]
  if (leveled === undefined || counts === undefined) return []
  const evidence = weightOfEvidence(counts.best, counts.others)
  const level = commonLevel(evidence.levels)
  const when = leveled.whens[level + 1]
  if (when === undefined) return []
  const before = liftOf(counts, level)
  const then = other.map(({ counts: changed }) => liftOf(changed[position], level))
  const stays = other.filter(
    ({ useful }, index) =>
      useful.includes(position) && Math.sign((then[index] ?? 1) - 1) === Math.sign(before - 1),
  )
  return [
    {
      trait: named(leveled.trait),
      information: evidence.corrected,
      when,
      lift: before,
      liftRange: [Math.min(before, ...then), Math.max(before, ...then)],
      stays: other.length === 0 ? 1 : stays.length / other.length,
    },
  ]
}

const named = ({ id, label, order, whole }: Trait): NamedTrait => ({
  ...{ id, label },
  ...(order === undefined ? {} : { order }),
  ...(whole === undefined ? {} : { whole }),
})

/**
 * The level that tells most of what the best have in common: among those that they are on more often, the
 * one with most information; else any that tells.
 */
function commonLevel(levels: readonly LevelEvidence[]): number {
  const all = levels.map((evidence, level) => ({ ...evidence, level }))
  const ahead = all.filter(({ weight }) => weight > 0)
  const [most] = (ahead.length > 0 ? ahead : all).toSorted(
    (one, other) => other.information - one.information,
  )
  return most?.level ?? 0
}

/** How many times as often as among all customers that the trait is known for the level occurs among the best. */
function liftOf(counts: TraitCounts | undefined, level: number): number {
  if (counts === undefined) return 1
  const [best, others] = [sum(counts.best), sum(counts.others)]
  const own = counts.best[level] ?? 0
  return lift(own, own + (counts.others[level] ?? 0), best, best + others).value
}

const sum = (counts: readonly number[]): number => counts.reduce((all, count) => all + count, 0)

function entering(
  { traits }: LeveledCustomers,
  standing: Told,
  other: readonly Told[],
): TraitSensitivity['enter'] {
  return traits
    .flatMap(({ trait }, position) => {
      if (standing.useful.includes(position)) return []
      const times = other.filter(({ useful }) => useful.includes(position)).length
      if (times === 0 || times < oftenEnters * other.length) return []
      return [{ trait: named(trait), share: times / other.length }]
    })
    .toSorted((one, another) => another.share - one.share)
}

function overlapsWithout(
  standing: Told,
  other: readonly (Told & { readonly dropped: string | undefined })[],
): TraitSensitivity['dropped'] {
  return other
    .flatMap(({ dropped: criterion, useful }) =>
      criterion === undefined
        ? []
        : [{ criterion, jaccard: sharedOverAll(standing.useful, useful) }],
    )
    .toSorted((one, another) => one.jaccard - another.jaccard)
}

/** 1 where neither has anything. */
function sharedOverAll(one: readonly number[], other: readonly number[]): number {
  const either = new Set([...one, ...other]).size
  return either === 0 ? 1 : (one.length + other.length - either) / either
}
