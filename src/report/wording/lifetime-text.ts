import type { LifetimeModelCheck, LifetimeReport } from '../../domain/index.ts'
import type { Translator } from '../../messages/index.ts'
import { decimals, range } from './numbers.ts'

/** From this rank correlation on, that amounts are taken to hang on nothing is worth a word. */
const telling = 0.3

/** From this share on, what all customers together did in the check is worth a word beside what was foretold. */
const farOff = 0.15

/** What is expected of all customers together. */
export function lifetimeHeadline(report: LifetimeReport, translator: Translator): string {
  const { t, percent } = translator
  const { purchases, lifetimeValue, active } = report.totals
  const count = (value: number) => wholeNumber(value, translator)
  return t(`lifetime.summary.${report.kind}`, {
    customers: report.customers,
    leaving: String(report.model !== 'simple_rate'),
    active: Math.round(active),
    date: translator.date(report.asOf),
    months: report.months,
    purchases: count(purchases.value),
    purchase_range: range([purchases.low, purchases.high], translator, count),
    value: money(lifetimeValue.value, report, translator),
    value_range: range([lifetimeValue.low, lifetimeValue.high], translator, count),
    discount: percent(report.discount, 0),
  })
}

/** Which model foretells, why that one, and what it did on what it had not seen. */
export function lifetimeModelText(
  report: LifetimeReport,
  translator: Translator,
): readonly string[] {
  if (report.kind === 'none') return []
  const { t, percent } = translator
  const { fallback, chosenBy, check, model } = report
  const own = check?.models.find((one) => one.model === model)
  const named = t(`lifetime.model.${model}`)
  const proven = String(report.proven)
  return [
    fallback === undefined
      ? t(`lifetime.chosen.${chosenBy}`, {
          model: named,
          proven,
          checked: String(own !== undefined),
        })
      : t('lifetime.chosen.fallback', {
          model: named,
          reason: t(`lifetime.fallback.${fallback.reason}`, fallback.facts),
        }),
    ...(check === undefined || own === undefined
      ? []
      : [
          t(`lifetime.checked.${report.kind}`, {
            date: translator.date(check.until),
            days: check.days,
            customers: check.customers,
            expected: wholeNumber(own.expected, translator),
            real: wholeNumber(own.real, translator),
          }),
          ...(Math.abs(own.real / own.expected - 1) >= farOff
            ? [t('lifetime.far_off', { share: percent(own.real / own.expected - 1, 0) })]
            : []),
        ]),
  ]
}

/** What the figures rest on, and what they do not say. */
export function lifetimeNotes(report: LifetimeReport, translator: Translator): readonly string[] {
  if (report.kind === 'none') return []
  const { t, percent, number } = translator
  const { margin, spendModel, spendCorrelation, customers, fitted } = report
  return [
    t('lifetime.note.ranges', { checked: String(report.check !== undefined) }),
    t(`lifetime.note.margin.${margin.basis}`, { share: percent(margin.share, 0) }),
    t('lifetime.note.assumed', { discount: percent(report.discount, 0), months: report.months }),
    ...(report.kind === 'purchases'
      ? [
          t(`lifetime.note.source.${report.source}`),
          ...(spendModel === 'simple_mean' ? [t('lifetime.note.simple_mean')] : []),
          ...(spendModel === 'gamma_gamma' && Math.abs(spendCorrelation) >= telling
            ? [
                t('lifetime.note.correlated', {
                  correlation: decimals(spendCorrelation, 2, translator),
                }),
              ]
            : []),
        ]
      : [t('lifetime.note.paying')]),
    ...(fitted < customers
      ? [t('lifetime.note.fitted', { fitted: number(fitted), customers: number(customers) })]
      : []),
    ...report.notes.map(({ code, facts }) => t(`value.note.${code}`, facts)),
  ]
}

export const modelName = (
  { model }: Pick<LifetimeModelCheck, 'model'>,
  { t }: Translator,
): string => t(`lifetime.model.${model}`)

/** An amount as a reader scans it: no cents from a thousand on, with the currency where there is one. */
export function money(
  value: number,
  { currency }: Pick<LifetimeReport, 'currency'>,
  translator: Translator,
): string {
  const amount = wholeNumber(value, translator)
  return currency === undefined ? amount : translator.t('lifetime.money', { amount, currency })
}

/** Whole from a hundred on; below, as many decimals as are worth reading. */
export function wholeNumber(value: number, { number }: Translator): string {
  const digits = Math.abs(value) >= 99.95 || value === 0 ? 0 : Math.abs(value) >= 9.995 ? 1 : 2
  return number(value, { minimumFractionDigits: 0, maximumFractionDigits: digits })
}
