import type { Tier, Tiers } from '../../domain/index.ts'
import type { Translator } from '../../messages/index.ts'
import { none } from './data-table.ts'

/** The points that put an account into a tier, as whole numbers: "−27 to −6 points". */
export function tierCut(
  tier: Exclude<Tier, 'unknown'>,
  { bestFrom, goodFrom }: Pick<Tiers, 'bestFrom' | 'goodFrom'>,
  { number, t }: Translator,
): string {
  const points = (value: number) => number(value).replace('-', '\u2212')
  if (tier === 'good' && goodFrom === bestFrom) return none
  return t(`report.tiers.cut_${tier}`, {
    bestFrom: points(bestFrom),
    goodFrom: points(goodFrom),
    goodTo: points(bestFrom - 1),
  })
}
