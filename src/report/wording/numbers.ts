import type { Translator } from '../../messages/index.ts'

/** Two ends of an interval, each written by `format`. */
export function range(
  ends: readonly [number, number],
  { t }: Translator,
  format: (value: number) => string,
): string {
  return t('report.range', { low: format(ends[0]), high: format(ends[1]) })
}

/** "3.1×": two digits that matter, so that 0.42 and 12 read alike. */
export function times(lift: number, translator: Translator): string {
  const digits = lift >= 9.95 ? 0 : lift >= 0.995 ? 1 : 2
  return translator.t('report.times', { lift: decimals(lift, digits, translator) })
}

/** Points with their sign. */
export function signed(points: number, { number }: Translator): string {
  return number(points, { signDisplay: 'exceptZero', maximumFractionDigits: 0 })
}

export function decimals(value: number, digits: number, { number }: Translator): string {
  return number(value, { minimumFractionDigits: digits, maximumFractionDigits: digits })
}

/** A p-value as a reader needs it: three decimals, "under 0.001" below. */
export function pValue(p: number, translator: Translator): string {
  return p < 0.001
    ? translator.t('report.under', { value: decimals(0.001, 3, translator) })
    : decimals(p, 3, translator)
}

/** A share with its interval: "41 % (36 % to 46 %)". */
export function shareWithin(
  share: number,
  ends: readonly [number, number],
  translator: Translator,
): string {
  const percent = (value: number) => translator.percent(value, 0)
  return translator.t('report.within', {
    value: percent(share),
    range: range(ends, translator, percent),
  })
}
