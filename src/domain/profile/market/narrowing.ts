import type { Card, CardTrait } from '../card.ts'
import type { Narrowing } from '../profile.ts'
import { cardParts } from '../score/index.ts'

/** A trait admits too much where the admitted levels hold more than this share of the market. */
const wide = 0.5

/** The narrower set must leave out at least this share of the market. */
const leastGain = 0.1

/** 99.5 % quantile of the standard normal: strict, because the cut was chosen among several on the same counts. */
const strictZ = 2.5758293035489

interface LevelCount {
  readonly level: number
  readonly accounts: number
  readonly good: number
  readonly market: number
}

/**
 * Where to cut a range or list that is too wide. A trait admits the known levels that do not count
 * against an account. Of the narrower sets (neighbouring ranges; the categories of the best rates) it takes
 * the one that keeps most of the good and leaves out most of the market: the greatest difference of
 * kept good and kept market, Youden's J (Cancer 1950; 3:32). It is offered only where the rate of what
 * stays is above the rate of what goes by a two-proportion z-test at 99.5 %.
 */
export function narrowing(
  card: Card,
  index: number,
  market: readonly number[],
): readonly Narrowing[] {
  const trait = card.traits[index]
  const total = market.reduce((sum, accounts) => sum + accounts, 0)
  if (trait === undefined || total === 0) return []
  const admitted = admittedLevels(trait, cardParts(card).traits[index]?.contributions ?? [], market)
  const marketShare = sum(admitted, 'market') / total
  if (marketShare <= wide) return []
  const best = candidates(trait, admitted)
    .filter((kept) => isGain(kept, admitted, total))
    .map((kept) => ({ kept, youden: youden(kept, admitted) }))
    .sort((a, b) => b.youden - a.youden)
    .at(0)
  if (best === undefined || best.youden <= 0) return []
  return [
    {
      trait: trait.id,
      admits: admitted.map(({ level }) => level),
      narrowed: best.kept.map(({ level }) => level).sort((a, b) => a - b),
      marketShare,
      narrowedShare: sum(best.kept, 'market') / total,
      rateNow: rate(admitted),
      rateNarrowed: rate(best.kept),
    },
  ]
}

function admittedLevels(
  trait: CardTrait,
  contributions: readonly number[],
  market: readonly number[],
): readonly LevelCount[] {
  return trait.levels.flatMap(({ evidence }, level) => {
    if (level === 0 || evidence.kind !== 'measured' || (contributions[level] ?? 0) < 0) return []
    const { accounts, good } = evidence
    return [{ level, accounts, good, market: market[level] ?? 0 }]
  })
}

/** Runs of neighbouring ranges, or the first few categories by measured rate. */
function candidates(
  trait: CardTrait,
  admitted: readonly LevelCount[],
): readonly (readonly LevelCount[])[] {
  const ranges = trait.levels.some(({ when }) => 'from' in when || 'below' in when)
  if (!ranges) {
    const byRate = [...admitted].sort((a, b) => rate([b]) - rate([a]))
    return byRate.slice(1).map((_, index) => byRate.slice(0, index + 1))
  }
  return admitted.flatMap((_, from) =>
    admitted
      .slice(from)
      .map((__, length) => admitted.slice(from, from + length + 1))
      .filter((run) => run.length < admitted.length && isRun(run)),
  )
}

function isRun(run: readonly LevelCount[]): boolean {
  return run.every(({ level }, index) => level === (run[0]?.level ?? 0) + index)
}

function isGain(
  kept: readonly LevelCount[],
  admitted: readonly LevelCount[],
  market: number,
): boolean {
  const dropped = admitted.filter((level) => !kept.includes(level))
  if (sum(dropped, 'market') / market < leastGain) return false
  const [n1, n2] = [sum(kept, 'accounts'), sum(dropped, 'accounts')]
  if (n1 === 0 || n2 === 0) return false
  const pooled = rate(admitted)
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / n1 + 1 / n2))
  return error > 0 && (rate(kept) - rate(dropped)) / error > strictZ
}

function youden(kept: readonly LevelCount[], admitted: readonly LevelCount[]): number {
  const good = sum(admitted, 'good')
  const market = sum(admitted, 'market')
  if (good === 0 || market === 0) return 0
  return sum(kept, 'good') / good - sum(kept, 'market') / market
}

function rate(levels: readonly LevelCount[]): number {
  const accounts = sum(levels, 'accounts')
  return accounts === 0 ? 0 : sum(levels, 'good') / accounts
}

function sum(levels: readonly LevelCount[], count: 'accounts' | 'good' | 'market'): number {
  return levels.reduce((total, level) => total + level[count], 0)
}
