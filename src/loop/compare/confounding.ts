import type { ExplainedBy } from '../../domain/index.ts'
import { type Stratum, stratifiedAssociation } from '../../stats/index.ts'
import type { CodedAccounts } from './read-coded.ts'

/** A trait as the accounts read hold it, in order of usefulness. */
export interface CheckedTrait {
  readonly id: string
  readonly levels: number
}

/**
 * An effect has vanished where accounts alike in the other trait show no more than two fifths of its log
 * odds ratio, and what is left could be chance. Some is left of a pure shadow too: where the other trait
 * is not known, or known in bands, the shadow still stands for it.
 */
const leftAtMost = 0.4
const chance = 0.05

/**
 * Which traits lose their effect once another is held fixed, and which other takes it away?
 *
 * A trait is split into the levels that speak for the group and the rest; its odds ratio by itself is
 * compared with the one among accounts at the same level of the other trait (Mantel and Haenszel 1959).
 * Only accounts known in both count: traits of one file are unknown together, and that the file does not
 * cover an account must not pass for what they say. Where two traits take each other's effect away they say the same thing, and the less useful one is
 * explained by the more useful. Of several explanations one that is not explained itself is named, and of
 * these the one that leaves least.
 *
 * @param traits most useful first; those of `accounts.levels`, in the same order
 * @returns one entry a trait, undefined where its effect stands
 */
export function findConfounded(
  traits: readonly CheckedTrait[],
  accounts: CodedAccounts,
): readonly (ExplainedBy | undefined)[] {
  const speaking = traits.map((trait, index) => speakingFor(trait, accounts, index))
  const pairs = speaking.map((split, index) =>
    traits.map((other, by) => {
      const [own, held] = [accounts.levels[index], accounts.levels[by]]
      if (by === index || own === undefined || held === undefined) return undefined
      const known = own.map((level, row) => (level > 0 && (held[row] ?? 0) > 0 ? 1 : 0))
      return {
        before: oddsWithin(split, accounts.inGroup, known, 2),
        after: oddsWithin(
          split,
          accounts.inGroup,
          held.map((level, row) => level * (known[row] ?? 0)),
          other.levels,
        ),
      }
    }),
  )
  const vanishes = (index: number, by: number): boolean => {
    const pair = pairs[index]?.[by]
    if (pair === undefined || pair.before.p > chance) return false
    const { before, after } = pair
    // One of the two never occurs, or what speaks for the group does so by chance.
    if (!Number.isFinite(size(before.odds)) || before.odds < 1) return false
    return after.p > chance && Math.log(after.odds) <= leftAtMost * Math.log(before.odds)
  }
  const explaining = traits.map((_, index) =>
    traits
      .map((_other, by) => by)
      .filter((by) => vanishes(index, by) && (by < index || !vanishes(by, index))),
  )
  return traits.map((_, index) => {
    const explains = explaining[index] ?? []
    const roots = explains.filter((by) => explaining[by]?.length === 0)
    const left = (by: number) => size(pairs[index]?.[by]?.after.odds ?? 1)
    const [by] = (roots.length > 0 ? roots : explains).toSorted(
      (one, other) => left(one) - left(other) || one - other,
    )
    const pair = pairs[index]?.[by ?? -1]
    const other = traits[by ?? -1]
    if (pair === undefined || other === undefined) return undefined
    const { before, after } = pair
    return { trait: other.id, oddsAlone: before.odds, oddsGiven: after.odds, pGiven: after.p }
  })
}

const size = (odds: number): number => Math.abs(Math.log(odds))

interface Odds {
  readonly odds: number
  readonly p: number
}

/** Rows are dealt to so many folds; a fold's levels are judged by the accounts of the other folds. */
const folds = 5

/**
 * 1 for accounts at levels where the group is commoner than among all known, else 0: commoner in the other folds.
 * Levels picked on the accounts they are then tried on would always seem to say something, whatever is
 * held fixed.
 */
function speakingFor(
  { levels }: CheckedTrait,
  { inGroup, levels: coded }: CodedAccounts,
  index: number,
): Uint8Array {
  const codes = coded[index] ?? new Uint16Array(0)
  const at = (level: number) => level * (folds + 1)
  // By level, then fold, the last for all folds together.
  const group = new Float64Array(at(levels))
  const all = new Float64Array(at(levels))
  codes.forEach((level, row) => {
    for (const cell of [at(level) + (row % folds), at(level) + folds]) {
      all[cell] = (all[cell] ?? 0) + 1
      group[cell] = (group[cell] ?? 0) + (inGroup[row] ?? 0)
    }
  })
  const known = codes.reduce((sum, level) => sum + (level > 0 ? 1 : 0), 0)
  const knownInGroup = codes.reduce(
    (sum, level, row) => sum + (level > 0 ? (inGroup[row] ?? 0) : 0),
    0,
  )
  const share = knownInGroup / Math.max(1, known)
  const elsewhere = (counts: Float64Array, level: number, row: number) =>
    (counts[at(level) + folds] ?? 0) - (counts[at(level) + (row % folds)] ?? 0)
  return Uint8Array.from(codes, (level, row) =>
    elsewhere(group, level, row) > share * elsewhere(all, level, row) ? 1 : 0,
  )
}

/** The odds ratio of a split within each stratum but 0, which is left out, and each fold. */
function oddsWithin(
  split: Uint8Array,
  inGroup: Uint8Array,
  strata: Uint16Array,
  levels: number,
): Odds {
  const counts = countCells(split, inGroup, strata, levels)
  const tables = Array.from({ length: (levels - 1) * folds }, (_, index): Stratum => {
    const stratum = index + folds
    const [losses2 = 0, wins2 = 0, losses1 = 0, wins1 = 0] = counts.subarray(
      stratum * 4,
      stratum * 4 + 4,
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
  strata: Uint16Array,
  levels: number,
): Uint32Array {
  const counts = new Uint32Array(levels * folds * 4)
  for (let row = 0; row < split.length; row++) {
    const stratum = (strata[row] ?? 0) * folds + (row % folds)
    const cell = stratum * 4 + (split[row] ?? 0) * 2 + (inGroup[row] ?? 0)
    counts[cell] = (counts[cell] ?? 0) + 1
  }
  return counts
}
