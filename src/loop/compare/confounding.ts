import type { ExplainedBy } from '../../domain/index.ts'
import { type Stratum, stratifiedAssociation } from '../../stats/index.ts'
import type { CodedAccounts } from './read-coded.ts'

/** A trait as the accounts read hold it, in order of usefulness. */
export interface CheckedTrait {
  readonly id: string
  readonly levels: number
}

/**
 * An effect has vanished where accounts alike in the other trait show no more than a third of its log
 * odds ratio, and what is left could be chance.
 */
const leftAtMost = 1 / 3
const chance = 0.05

/**
 * Which traits lose their effect once another is held fixed, and which other takes it away?
 *
 * A trait is split into the levels that speak for the group and the rest; its odds ratio by itself is
 * compared with the one among accounts at the same level of the other trait (Mantel and Haenszel 1959).
 * Where two traits take each other's effect away they say the same thing, and the less useful one is
 * explained by the more useful. Of several explanations the one that leaves least is named.
 *
 * @param traits most useful first; those of `accounts.levels`, in the same order
 * @returns one entry a trait, undefined where its effect stands
 */
export function findConfounded(
  traits: readonly CheckedTrait[],
  accounts: CodedAccounts,
): readonly (ExplainedBy | undefined)[] {
  const speaking = traits.map((trait, index) => speakingFor(trait, accounts, index))
  const alone = speaking.map((split) => oddsWithin(split, accounts.inGroup, undefined, 1))
  const given = speaking.map((split, index) =>
    traits.map((other, by) =>
      by === index
        ? undefined
        : oddsWithin(split, accounts.inGroup, accounts.levels[by], other.levels),
    ),
  )
  const vanishes = (index: number, by: number): boolean => {
    const [before, after] = [alone[index], given[index]?.[by]]
    if (before === undefined || after === undefined || before.p > chance) return false
    // One of the two never occurs: there is no odds ratio to compare with.
    if (!Number.isFinite(size(before.odds))) return false
    return after.p > chance && size(after.odds) <= leftAtMost * size(before.odds)
  }
  return traits.map((_, index) => {
    const explains = traits
      .map((_other, by) => by)
      .filter((by) => vanishes(index, by) && (by < index || !vanishes(by, index)))
    const left = (by: number) => size(given[index]?.[by]?.odds ?? 1)
    const [by] = explains.toSorted((one, other) => left(one) - left(other) || one - other)
    const [before, after] = [alone[index], given[index]?.[by ?? -1]]
    const other = traits[by ?? -1]
    if (before === undefined || after === undefined || other === undefined) return undefined
    return { trait: other.id, oddsAlone: before.odds, oddsGiven: after.odds, pGiven: after.p }
  })
}

const size = (odds: number): number => Math.abs(Math.log(odds))

interface Odds {
  readonly odds: number
  readonly p: number
}

/** 1 for accounts at levels where the group is commoner than in all, else 0. */
function speakingFor(
  { levels }: CheckedTrait,
  { inGroup, levels: coded }: CodedAccounts,
  index: number,
): Uint8Array {
  const codes = coded[index] ?? new Uint16Array(0)
  const group = new Float64Array(levels)
  const all = new Float64Array(levels)
  codes.forEach((level, row) => {
    all[level] = (all[level] ?? 0) + 1
    group[level] = (group[level] ?? 0) + (inGroup[row] ?? 0)
  })
  const share = inGroup.reduce((sum, flag) => sum + flag, 0) / Math.max(1, inGroup.length)
  return Uint8Array.from(codes, (level) =>
    (group[level] ?? 0) > share * (all[level] ?? 0) ? 1 : 0,
  )
}

/** The odds ratio of a split within the levels of another trait; by itself with a single stratum. */
function oddsWithin(
  split: Uint8Array,
  inGroup: Uint8Array,
  strata: Uint16Array | undefined,
  levels: number,
): Odds {
  const counts = countCells(split, inGroup, strata, levels)
  const tables = Array.from({ length: levels }, (_, level): Stratum => {
    const [losses2 = 0, wins2 = 0, losses1 = 0, wins1 = 0] = counts.subarray(
      level * 4,
      level * 4 + 4,
    )
    return { wins1, losses1, wins2, losses2 }
  })
  const { odds, effect } = stratifiedAssociation(tables)
  return { odds: odds.value, p: effect.p }
}

/** Accounts by stratum, split and side; the hot loop of the step, so without anything else in it. */
function countCells(
  split: Uint8Array,
  inGroup: Uint8Array,
  strata: Uint16Array | undefined,
  levels: number,
): Uint32Array {
  const counts = new Uint32Array(levels * 4)
  for (let row = 0; row < split.length; row++) {
    const stratum = strata === undefined ? 0 : (strata[row] ?? 0)
    const cell = stratum * 4 + (split[row] ?? 0) * 2 + (inGroup[row] ?? 0)
    counts[cell] = (counts[cell] ?? 0) + 1
  }
  return counts
}
