import type { ReportContext } from '../context.ts'
import type { ScoredAccount } from '../input.ts'

/**
 * What became of accounts kept aside with at least as many points as the last one listed: the measured twin
 * of the likelihoods beside the list. Undefined where nobody is listed, or the profile keeps no such counts.
 */
export function listedCheck(
  listed: readonly ScoredAccount[],
  { input, translator }: ReportContext,
): string | undefined {
  const { outcome, tiers } = input.profile
  if (listed.length === 0 || tiers.heldOut === undefined) return undefined
  const points = Math.min(...listed.map(({ score }) => score.points))
  const alike = tiers.heldOut.filter(([own]) => own >= points)
  const accounts = alike.reduce((sum, [, here]) => sum + here, 0)
  const good = alike.reduce((sum, [, , here]) => sum + here, 0)
  return translator.t('report.accounts.checked', {
    outcome,
    points,
    accounts,
    good,
    rate: translator.percent(accounts === 0 ? 0 : good / accounts, 0),
  })
}
