import { type LevelFinding, plainTrait, type TraitFinding, type When } from '../../domain/index.ts'
import {
  associationOf,
  differenceOfProportions,
  informationEstimate,
  lift,
  weightOfEvidence,
} from '../../stats/index.ts'
import type { LeveledTrait } from '../levels/index.ts'
import { type SideCounts, type SplitCounts, total } from './split-counts.ts'

/** A finding before the multiplicity of tests is accounted for. */
export type RawFinding = Omit<TraitFinding, 'q' | 'found' | 'levels'> & {
  readonly levels: readonly RawLevel[]
}
export type RawLevel = Omit<LevelFinding, 'q' | 'found'>

/**
 * What one trait says to one question, from its counts. Its levels are compared among the accounts it is
 * known for, and not known with all that is known: were they all in one, every level of a trait that is
 * filled in more often for the group would seem commoner there, whatever the level (complete cases; Little
 * and Rubin, "Statistical Analysis with Missing Data", 2019).
 */
export function traitFinding({ trait, whens }: LeveledTrait, counts: SplitCounts): RawFinding {
  const known = knownOf(counts)
  const { group, others } = known.all
  const evidence = weightOfEvidence(group, others)
  const information = informationEstimate(group, others)
  const { p, strength, dependable } = associationOf(
    group.map((count, level) => [count, others[level] ?? 0]),
  )
  const repeats = traitRepeats(known)
  return {
    trait: plainTrait(trait),
    coverage: { group: covered(counts.all.group), others: covered(counts.all.others) },
    p,
    strength,
    dependable,
    information: { value: evidence.value, byChance: evidence.byChance },
    usefulness: { value: information.value, low: information.low },
    ...(repeats === undefined ? {} : { repeats }),
    levels: whens.flatMap((when, level) => {
      if ((counts.all.group[level] ?? 0) + (counts.all.others[level] ?? 0) === 0) return []
      if (level === missing) return [levelFinding(when, counts, level, 0)]
      const information = evidence.levels[level - 1]?.information ?? 0
      return [levelFinding(when, known, level - 1, information)]
    }),
  }
}

/** The level of accounts that the trait is not known for; levels of known ones follow. */
const missing = 0

/** The counts of the levels that are known, so one level fewer. */
const knownOf = ({ all, earlier, later }: SplitCounts): SplitCounts => ({
  all: knownSides(all),
  earlier: knownSides(earlier),
  later: knownSides(later),
})

const knownSides = ({ group, others }: SideCounts): SideCounts => ({
  group: group.slice(missing + 1),
  others: others.slice(missing + 1),
})

const covered = (counts: readonly number[]): number =>
  total(counts) === 0 ? 0 : 1 - (counts[missing] ?? 0) / total(counts)

function levelFinding(
  when: When,
  counts: SplitCounts,
  level: number,
  information: number,
): RawLevel {
  const [group, others] = [counts.all.group[level] ?? 0, counts.all.others[level] ?? 0]
  const [allGroup, allOthers] = [total(counts.all.group), total(counts.all.others)]
  const repeats = levelRepeats(counts, level)
  return {
    when,
    group,
    others,
    among: { group: allGroup, others: allOthers },
    groupShare: allGroup === 0 ? 0 : group / allGroup,
    othersShare: allOthers === 0 ? 0 : others / allOthers,
    lift: lift(group, group + others, allGroup, allGroup + allOthers),
    difference: differenceOfProportions(group, allGroup, others, allOthers),
    p: associationOf([
      [group, allGroup - group],
      [others, allOthers - others],
    ]).p,
    information,
    ...(repeats === undefined ? {} : { repeats }),
  }
}

/** The later part can say something about a level with this many accounts there ... */
const leastAtLevel = 5
/** ... and this many on either side. */
const leastOnSide = 10

function levelRepeats({ all, earlier, later }: SplitCounts, level: number): boolean | undefined {
  const there = (later.group[level] ?? 0) + (later.others[level] ?? 0)
  if (there < leastAtLevel || !speaks(earlier) || !speaks(later)) return undefined
  const direction = Math.sign(gap(all, level))
  return direction === Math.sign(gap(earlier, level)) && direction === Math.sign(gap(later, level))
}

/** Do the levels' weights of evidence point the same way in both parts, on the whole? */
function traitRepeats({ all, earlier, later }: SplitCounts): boolean | undefined {
  if (!speaks(earlier) || !speaks(later)) return undefined
  const before = weightOfEvidence(earlier.group, earlier.others).levels
  const after = weightOfEvidence(later.group, later.others).levels
  const agreement = before.map(
    ({ weight }, level) =>
      ((all.group[level] ?? 0) + (all.others[level] ?? 0)) * weight * (after[level]?.weight ?? 0),
  )
  return total(agreement) > 0
}

const speaks = ({ group, others }: SideCounts): boolean =>
  total(group) >= leastOnSide && total(others) >= leastOnSide

const gap = ({ group, others }: SideCounts, level: number): number =>
  (group[level] ?? 0) / total(group) - (others[level] ?? 0) / total(others)
