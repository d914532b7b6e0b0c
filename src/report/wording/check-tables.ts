import type { Metrics } from '../../domain/index.ts'
import { ruleText } from '../../messages/index.ts'
import type { ReportContext } from '../context.ts'
import { type DataTable, none } from './data-table.ts'
import { decimals, range, times } from './numbers.ts'

const columns = [
  'model',
  'accounts',
  'auc',
  'interval',
  'log_loss',
  'calibration_error',
  'lift_top10',
  'captured_top20',
] as const

/** The card beside what it must beat, on accounts kept aside and on later ones. */
export function checkTable({ input, translator }: ReportContext): DataTable {
  const { t, number, percent } = translator
  const { crossValidated, outOfTime } = input.profile.validation
  const measured = (name: string, metrics: Metrics) => [
    name,
    number(metrics.accounts),
    decimals(metrics.auc, 2, translator),
    range(metrics.aucInterval, translator, (value) => decimals(value, 2, translator)),
    decimals(metrics.logLoss, 3, translator),
    percent(metrics.calibrationError),
    times(metrics.liftTop10, translator),
    percent(metrics.capturedTop20, 0),
  ]
  const base = (name: string, logLoss: number) => [
    name,
    none,
    decimals(0.5, 2, translator),
    none,
    decimals(logLoss, 3, translator),
    none,
    times(1, translator),
    percent(0.2, 0),
  ]
  return {
    columns: columns.map((column, index) => ({
      title: t(`report.column.${column}`),
      number: index > 0,
    })),
    rows: [
      measured(t('report.check.card'), crossValidated.card),
      ...(crossValidated.plainRule === undefined
        ? []
        : [
            measured(
              t('report.check.plain_rule', {
                traits: ruleText(crossValidated.plainRule, translator),
              }),
              crossValidated.plainRule,
            ),
          ]),
      base(t('report.check.base_rate'), crossValidated.baseRate.logLoss),
      ...(outOfTime === undefined
        ? []
        : [
            measured(
              t('report.check.later_card', { from: translator.date(outOfTime.from) }),
              outOfTime.card,
            ),
            ...(outOfTime.plainRule === undefined
              ? []
              : [measured(t('report.check.later_plain_rule'), outOfTime.plainRule)]),
            base(t('report.check.later_base_rate'), outOfTime.baseRate.logLoss),
          ]),
    ],
  }
}

/** Promised and observed shares, group by group. */
export function reliabilityTable({ input, translator }: ReportContext): DataTable {
  const { t, number, percent } = translator
  return {
    columns: ['predicted', 'observed', 'interval', 'accounts'].map((column) => ({
      title: t(`report.column.${column}`),
      number: true,
    })),
    rows: input.profile.validation.crossValidated.reliability.map((point) => [
      percent(point.predicted),
      percent(point.observed),
      range(point.interval, translator, (share) => percent(share)),
      number(point.accounts),
    ]),
  }
}

/** Share of good accounts reached, at every tenth of the accounts worked. */
export function gainsTable({ input, translator }: ReportContext): DataTable {
  const { t, percent } = translator
  const { gains } = input.profile.validation.crossValidated
  return {
    columns: [
      { title: t('report.column.worked'), number: true },
      { title: t('report.column.reached'), number: true },
    ],
    rows: Array.from({ length: 10 }, (_, tenth) => (tenth + 1) / 10).map((share) => {
      const reached = gains.findLast(([worked]) => worked <= share + 1e-9)?.[1] ?? 0
      return [percent(share, 0), percent(reached, 0)]
    }),
  }
}
