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

/** What one trait says to one question, from its counts. */
export function traitFinding({ trait, whens }: LeveledTrait, counts: SplitCounts): RawFinding {
  const { group, others } = counts.all
  const evidence = weightOfEvidence(group, others)
  const information = informationEstimate(group, others)
  const { p, strength, dependable } = associationOf(
    group.map((count, level) => [count, others[level] ?? 0]),
  )
  const repeats = traitRepeats(counts)
  return {
    trait: plainTrait(trait),
    coverage: { group: covered(group), others: covered(others) },
    p,
    strength,
    dependable,
    information: { value: evidence.value, byChance: evidence.byChance },
    usefulness: { value: information.value, low: information.low },
    ...(repeats === undefined ? {} : { repeats }),
    levels: whens.flatMap((when, level) =>
      (group[level] ?? 0) + (others[level] ?? 0) > 0
        ? [levelFinding(when, level, counts, evidence.levels[level]?.information ?? 0)]
        : [],
    ),
  }
}

/** Level 0 is `missing`. */
const covered = (counts: readonly number[]): number =>
  total(counts) === 0 ? 0 : 1 - (counts[0] ?? 0) / total(counts)

function levelFinding(
  when: When,
  level: number,
  counts: SplitCounts,
  information: number,
): RawLevel {
  const [group, others] = [counts.all.group[level] ?? 0, counts.all.others[level] ?? 0]
  const [allGroup, allOthers] = [total(counts.all.group), total(counts.all.others)]
  const repeats = levelRepeats(counts, level)
  return {
    when,
    group,
    others,
    groupShare: group / allGroup,
    othersShare: others / allOthers,
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
