import { isHypothesisOnly, type Tier } from '../../domain/index.ts'
import type { Translator } from '../../messages/index.ts'
import type { ReportContext } from '../context.ts'
import { decimals, pValue, range, shareWithin, times } from './numbers.ts'

/** The report in one line. */
export function headline({ input, translator }: ReportContext): string {
  const { profile } = input
  if (isHypothesisOnly(profile)) return translator.t('report.verdict.hypothesis')
  if (!profile.verdict.reliable) return translator.t('report.verdict.unreliable')
  return translator.t('report.verdict.reliable', {
    outcome: profile.outcome,
    lift: times(tierLift(input, 'best'), translator),
  })
}

/** Good outcomes of a tier on accounts kept aside, over those of all decided accounts. */
export function tierLift(
  { profile }: ReportContext['input'],
  tier: Exclude<Tier, 'unknown'>,
): number {
  const base = baseRate(profile)
  return base === 0 ? 0 : profile.tiers.measured[tier].rate / base
}

export function baseRate({
  data,
}: {
  readonly data: { readonly decided: number; readonly good: number }
}): number {
  return data.decided === 0 ? 0 : data.good / data.decided
}

/** Several statements on one line; each may hold commas of its own. */
export function statementsLine(texts: readonly string[], { t }: Translator): string {
  return t('report.ideal', { statements: texts.join(t('report.separator')) })
}

/** Why there is no reliable profile, or what weakens the one there is. */
export function verdictReasons({ input, translator }: ReportContext): readonly string[] {
  const { data, outcome, verdict } = input.profile
  return verdict.reasons.map((reason) =>
    translator.t(`verdict.reason.${reason}`, {
      outcome,
      good: data.good,
      others: data.decided - data.good,
      decided: data.decided,
    }),
  )
}

/** How sure the profile is: what was measured, on whom, and what chance could do. */
export function howSure({ input, translator }: ReportContext): readonly string[] {
  const { t } = translator
  const { validation, tiers, outcome, verdict } = input.profile
  const { card, pChance, folds } = validation.crossValidated
  const { best } = tiers.measured
  const auc = (value: number) => decimals(value, 2, translator)
  const { outOfTime } = validation
  const order = [
    t('report.sure.order', {
      outcome,
      share: translator.percent(card.auc, 0),
      auc: auc(card.auc),
      range: range(card.aucInterval, translator, auc),
    }),
    t('report.sure.chance', { p: pValue(pChance, translator) }),
  ]
  if (isHypothesisOnly(input.profile)) return card.accounts === 0 ? [] : order
  return [
    t('report.sure.kept_aside', { accounts: card.accounts, folds }),
    ...(verdict.reliable
      ? [
          t('report.sure.best', {
            outcome,
            best: shareWithin(best.rate, best.rateInterval, translator),
            all: translator.percent(baseRate(input.profile), 0),
          }),
        ]
      : []),
    ...order,
    outOfTime === undefined
      ? t('report.sure.no_time')
      : t('report.sure.time', {
          from: translator.date(outOfTime.from),
          auc: auc(outOfTime.card.auc),
          range: range(outOfTime.card.aucInterval, translator, auc),
          accounts: outOfTime.card.accounts,
        }),
  ]
}
