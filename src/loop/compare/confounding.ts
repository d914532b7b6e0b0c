import type { ExplainedBy } from '../../domain/index.ts'
import { type CheckedTrait, type HeldOdds, heldOdds } from './held-odds.ts'
import type { CodedAccounts } from './read-coded.ts'

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
 * Where two traits take each other's effect away they say the same thing, and the less useful one is
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
  const held = heldOdds(traits, accounts)
  const vanishes = (index: number, by: number) => hasVanished(held[index]?.[by])
  const explaining = traits.map((_, index) =>
    [...traits.keys()].filter((by) => vanishes(index, by) && (by < index || !vanishes(by, index))),
  )
  return traits.map((_, index) => {
    const explains = explaining[index] ?? []
    const roots = explains.filter((by) => explaining[by]?.length === 0)
    const left = (by: number) => size(held[index]?.[by]?.after.odds ?? 1)
    const [by = -1] = (roots.length > 0 ? roots : explains).toSorted(
      (one, other) => left(one) - left(other) || one - other,
    )
    const [odds, other] = [held[index]?.[by], traits[by]]
    if (odds === undefined || other === undefined) return undefined
    const { before, after } = odds
    return { trait: other.id, oddsAlone: before.odds, oddsGiven: after.odds, pGiven: after.p }
  })
}

function hasVanished(held: HeldOdds | undefined): boolean {
  if (held === undefined || held.before.p > chance) return false
  const { before, after } = held
  // One of the two never occurs, or what speaks for the group does so by chance.
  if (!Number.isFinite(size(before.odds)) || before.odds < 1) return false
  return after.p > chance && Math.log(after.odds) <= leftAtMost * Math.log(before.odds)
}

const size = (odds: number): number => Math.abs(Math.log(odds))
