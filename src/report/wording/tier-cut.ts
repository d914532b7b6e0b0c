import type { Tier, Tiers } from '../../domain/index.ts'
import type { Translator } from '../../messages/index.ts'
import { none } from './data-table.ts'

/** The points that put an account into a tier, as whole numbers: "−27 to −6 points". */
export function tierCut(
  tier: Exclude<Tier, 'unknown'>,
  { bestFrom, goodFrom }: Pick<Tiers, 'bestFrom' | 'goodFrom'>,
  { number, t }: Translator,
): string {
  if (tier === 'good' && goodFrom === bestFrom) return none
  return t(`report.tiers.cut_${tier}`, {
    bestFrom: number(bestFrom),
    goodFrom: number(goodFrom),
    goodTo: number(bestFrom - 1),
  })
}
