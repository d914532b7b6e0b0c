import type { Metrics } from '../../domain/index.ts'
import { ruleText, type Translator } from '../../messages/index.ts'
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
  const { t, date } = translator
  const { outcome, validation } = input.profile
  const { crossValidated, outOfTime } = validation
  const { full, plainRule } = crossValidated
  const keptAside = [
    measuredRow(t('report.check.card'), crossValidated.card, translator),
    full && measuredRow(t('report.check.full'), full, translator),
    plainRule &&
      measuredRow(
        t('report.check.plain_rule', { traits: ruleText(plainRule, translator) }),
        plainRule,
        translator,
      ),
    baseRateRow(t('report.check.base_rate'), crossValidated.baseRate.logLoss, translator),
  ]
  const later = outOfTime && [
    measuredRow(
      t('report.check.later_card', { from: date(outOfTime.from) }),
      outOfTime.card,
      translator,
    ),
    outOfTime.plainRule &&
      measuredRow(
        t('report.check.later_plain_rule', { traits: ruleText(outOfTime.plainRule, translator) }),
        outOfTime.plainRule,
        translator,
      ),
    baseRateRow(t('report.check.later_base_rate'), outOfTime.baseRate.logLoss, translator),
  ]
  return {
    columns: columns.map((column, index) => ({
      title: t(`report.column.${column}`, { outcome }),
      number: index > 0,
    })),
    rows: [...keptAside, ...(later ?? [])].filter((row) => row !== undefined),
  }
}

const inTenths = { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 } as const

function measuredRow(model: string, metrics: Metrics, translator: Translator): readonly string[] {
  const { number, percent } = translator
  const auc = (value: number) => decimals(value, 2, translator)
  return [
    model,
    number(metrics.accounts),
    auc(metrics.auc),
    range(metrics.aucInterval, translator, auc),
    decimals(metrics.logLoss, 3, translator),
    number(metrics.calibrationError, inTenths),
    times(metrics.liftTop10, translator),
    percent(metrics.capturedTop20, 0),
  ]
}

/** What comes of giving every account the same chance: known without measuring, but for the log loss. */
function baseRateRow(model: string, logLoss: number, translator: Translator): readonly string[] {
  return [
    model,
    none,
    decimals(0.5, 2, translator),
    none,
    decimals(logLoss, 3, translator),
    none,
    times(1, translator),
    translator.percent(0.2, 0),
  ]
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
