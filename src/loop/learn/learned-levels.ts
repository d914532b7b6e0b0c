import type { CatalogueTrait } from '../../domain/index.ts'
import { type Engine, sql } from '../../sql/index.ts'
import type { AccountQuestion } from '../accounts/index.ts'
import { chooseLevels, type LeveledTrait } from '../levels/index.ts'

/** Number ranges to learn with; those that do not differ are merged on the card. */
const mostRanges = 32
const leastRanges = 8
const accountsPerRange = 30

/** A category with fewer decided accounts, or a smaller share of them, can say nothing: it falls to the rest. */
const leastAccounts = 15
const leastShare = 0.005

/**
 * Levels to learn with, cut among the decided accounts without looking at how they were decided.
 *
 * @param decided how many accounts the question has an outcome for
 */
export function learnedLevels(
  engine: Engine,
  traits: readonly CatalogueTrait[],
  { outcome, source }: AccountQuestion,
  decided: number,
): Promise<readonly LeveledTrait[]> {
  return chooseLevels(engine, traits, {
    ranges: Math.round(Math.min(mostRanges, Math.max(leastRanges, decided / accountsPerRange))),
    leastInRange: accountsPerRange,
    leastAccounts: Math.max(leastAccounts, leastShare * decided),
    among: { source, wanted: sql`${outcome} is not null` },
  })
}
