import type { Translator } from './translator.ts'

interface ShareLike {
  readonly value: number
  readonly low: number
  readonly high: number
}

interface RankedLike {
  readonly auc: number
  readonly accounts: number
  readonly value?: ShareLike | undefined
}

/** What accounts counted for while learning (see `Weighting` in the domain). */
interface WeightingLike {
  readonly by: 'classes' | 'value'
  readonly accounts: number
  readonly effective: number
  readonly values?:
    | {
        readonly tail: number
        readonly from: number
        readonly median: number
        readonly to: number
        readonly without: number
        readonly currency?: string | undefined
      }
    | undefined
  readonly weighted: RankedLike
  readonly plain: RankedLike
  readonly more?: ShareLike | undefined
}

/** What accounts counted for, and what that bought, a sentence each. */
export function weightingText(
  { accounts, by, effective, more, plain, values, weighted }: WeightingLike,
  outcome: string,
  translator: Translator,
): readonly string[] {
  const { t, number, percent } = translator
  const auc = (value: number) =>
    number(value, { minimumFractionDigits: 3, maximumFractionDigits: 3 })
  const money = (amount: number) => {
    const said = number(amount, { maximumSignificantDigits: 3 })
    const { currency } = values ?? {}
    if (currency === undefined) return said
    return `${said} ${translator.direction === 'rtl' ? `\u2068${currency}\u2069` : currency}`
  }
  const shares = (share: ShareLike) => ({
    share: percent(share.value, 0),
    low: percent(share.low, 0),
    high: percent(share.high, 0),
  })
  const points = (share: number) =>
    number(Math.round(1000 * share) / 10, { signDisplay: 'exceptZero' })
  return [
    t('weighting.by', { by, accounts, effective }),
    ...(values === undefined
      ? []
      : [
          t('weighting.values', {
            from: money(values.from),
            to: money(values.to),
            median: money(values.median),
            tail: percent(values.tail, 0),
            without: values.without,
          }),
        ]),
    ...(weighted.value === undefined || plain.value === undefined || more === undefined
      ? [t('weighting.no_value')]
      : [
          t('weighting.value', {
            outcome,
            with: t('weighting.share', shares(weighted.value)),
            without: t('weighting.share', shares(plain.value)),
            more: points(more.value),
            low: points(more.low),
            high: points(more.high),
            sure: more.low > 0 ? 'more' : more.high < 0 ? 'less' : 'open',
          }),
        ]),
    t('weighting.accounts', {
      outcome,
      with: percent(weighted.accounts, 0),
      without: percent(plain.accounts, 0),
      auc: auc(weighted.auc),
      plainAuc: auc(plain.auc),
    }),
  ]
}
