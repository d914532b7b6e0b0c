import { type Stratum, stratifiedAssociation } from '../../stats/index.ts'
import type { CodedAccounts } from './read-coded.ts'

/** A trait as the accounts read hold it, in order of usefulness. */
export interface CheckedTrait {
  readonly id: string
  readonly levels: number
}

/** An odds ratio, and the p-value that it is 1. */
interface Odds {
  readonly odds: number
  readonly p: number
}

/** The odds ratio of one trait by itself, and with another trait held fixed. */
export interface HeldOdds {
  readonly before: Odds
  readonly after: Odds
}

/**
 * What is left of each trait's odds ratio with each other trait held fixed; undefined for a trait and
 * itself. Only accounts known in both count: traits of one file are unknown together, and that the file
 * does not cover an account must not pass for what they say.
 */
export function heldOdds(
  traits: readonly CheckedTrait[],
  accounts: CodedAccounts,
): readonly (readonly (HeldOdds | undefined)[])[] {
  return traits.map((trait, index) => {
    const split = speakingFor(trait, accounts, index)
    return traits.map((other, by) => {
      const [own, held] = [accounts.levels[index], accounts.levels[by]]
      if (by === index || own === undefined || held === undefined) return undefined
      const known = own.map((level, row) => (level > 0 && (held[row] ?? 0) > 0 ? 1 : 0))
      const strata = held.map((level, row) => level * (known[row] ?? 0))
      return {
        before: oddsWithin(split, accounts.inGroup, known, 2),
        after: oddsWithin(split, accounts.inGroup, strata, other.levels),
      }
    })
  })
}

/** Rows are dealt to so many folds; a fold's levels are judged by the accounts of the other folds. */
const folds = 5

/**
 * 1 for accounts at levels where the group is commoner than among all known, else 0. Commoner in the other
 * folds, that is: levels picked on the accounts they are then tried on would always seem to say something,
 * whatever is held fixed.
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
