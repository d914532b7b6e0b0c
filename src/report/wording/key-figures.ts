import type { ReportContext } from '../context.ts'
import { range, times } from './numbers.ts'
import { baseRate, tierLift } from './verdict.ts'

/** A number worth a large type, its name, and where it comes from. */
export interface KeyFigure {
  readonly value: string
  readonly name: string
  readonly from: string
}

export function keyFigures({ input, translator }: ReportContext): readonly KeyFigure[] {
  const { t } = translator
  const { profile, market, prospects } = input
  const { outcome, data, tiers, validation } = profile
  const { best } = tiers.measured
  const { card } = validation.crossValidated
  const accounts = Object.values(market).reduce((sum, count) => sum + count, 0)
  const percent = (share: number) => translator.percent(share, 0)
  return [
    {
      value: percent(best.rate),
      name: t('report.figure.best_rate', { outcome }),
      from: t('report.figure.best_rate_from', {
        good: best.good,
        accounts: best.accounts,
        range: range(best.rateInterval, translator, percent),
      }),
    },
    {
      value: percent(baseRate(profile)),
      name: t('report.figure.base_rate', { outcome }),
      from: t('report.figure.base_rate_from', {
        good: data.good,
        accounts: data.decided,
        lift: times(tierLift(input, 'best'), translator),
      }),
    },
    {
      value: percent(card.capturedTop20),
      name: t('report.figure.captured', { outcome }),
      from: t('report.figure.captured_from', { good: card.good, accounts: card.accounts }),
    },
    {
      value: translator.number(market.best),
      name: t('report.figure.market'),
      from: t('report.figure.market_from', {
        accounts,
        prospects: prospects.best,
        share: translator.percent(accounts === 0 ? 0 : market.best / accounts),
      }),
    },
  ]
}
