import type { LifetimeCustomer, LifetimeReport } from '../../domain/index.ts'
import type { Translator } from '../../messages/index.ts'
import { type DataTable, none } from './data-table.ts'
import { modelName, wholeNumber } from './lifetime-text.ts'
import { accountName } from './names.ts'
import { decimals, range } from './numbers.ts'

export interface CaptionedTable extends DataTable {
  readonly title: string
}

/** The tables that a report of lifetime values has; `limit` customers in the first. */
export function lifetimeTables(
  report: LifetimeReport,
  limit: number,
  translator: Translator,
): readonly CaptionedTable[] {
  if (report.kind === 'none') return []
  const captioned = (key: string, table: DataTable): CaptionedTable => ({
    title: translator.t(`lifetime.caption.${key}`, { customers: report.customers }),
    ...table,
  })
  return [
    ...(limit > 0 ? [captioned('customers', customersTable(report, limit, translator))] : []),
    ...(report.survival === undefined || report.survival.length === 0
      ? []
      : [captioned('survival', survivalTable(report.survival, translator))]),
    ...(report.check === undefined
      ? []
      : [captioned('check', checkTable(report.check.models, report.kind, translator))]),
    ...(report.parameters.length + report.spendParameters.length === 0
      ? []
      : [captioned('parameters', parametersTable(report, translator))]),
  ]
}

type Columns<Row> = readonly (readonly [key: string, cell: (row: Row) => string, text?: 'text'])[]

function tableOf<Row>(
  rows: readonly Row[],
  columns: Columns<Row>,
  { t }: Translator,
  facts: Readonly<Record<string, string | number>> = {},
): DataTable {
  return {
    columns: columns.map(([key, , text]) => ({
      title: t(`lifetime.column.${key}`, facts),
      number: text === undefined,
    })),
    rows: rows.map((row) => columns.map(([, cell]) => cell(row))),
  }
}

function customersTable(report: LifetimeReport, limit: number, translator: Translator): DataTable {
  const { number, percent } = translator
  const figure = (value: number) => wholeNumber(value, translator)
  const ends = ({ low, high }: LifetimeCustomer['purchases']) =>
    range([low, high], translator, figure)
  // A customer buys whole times: what it does lies within the whole numbers about the range.
  const counts = ({ low, high }: LifetimeCustomer['purchases']) =>
    range([Math.floor(low), Math.ceil(high)], translator, number)
  const purchases = report.kind === 'purchases'
  const forever = report.totals.forever !== undefined
  const columns: Columns<LifetimeCustomer> = [
    ['customer', accountName, 'text'],
    ['bought', ({ bought }) => number(bought)],
    ['last', ({ last }) => translator.date(last)],
    ...(purchases && report.model !== 'simple_rate'
      ? [['active', ({ active }: LifetimeCustomer) => percent(active, 0)] as const]
      : []),
    [purchases ? 'purchases' : 'months', (row) => decimals(row.purchases.value, 1, translator)],
    ['purchases_range', (row) => counts(row.purchases)],
    ['spend', ({ spend }) => figure(spend)],
    ['value', ({ lifetimeValue }) => figure(lifetimeValue.value)],
    ['value_range', ({ lifetimeValue }) => ends(lifetimeValue)],
    ...(forever
      ? [
          [
            'forever',
            (row: LifetimeCustomer) => (row.forever === undefined ? none : figure(row.forever)),
          ] as const,
        ]
      : []),
  ]
  return tableOf(report.top.slice(0, limit), columns, translator, {
    months: report.months,
    currency: report.currency ?? '',
  })
}

function checkTable(
  models: NonNullable<LifetimeReport['check']>['models'],
  kind: LifetimeReport['kind'],
  translator: Translator,
): DataTable {
  const digits = (value: number | undefined, count: number) =>
    value === undefined ? none : decimals(value, count, translator)
  const ahead = ({ value, low, high }: LifetimeCustomer['purchases']) =>
    value === 0 && low === high
      ? none
      : translator.t('report.within', {
          value: digits(value, 3),
          range: range([low, high], translator, (end) => digits(end, 3)),
        })
  type Row = (typeof models)[number]
  const columns: Columns<Row> = [
    ['model', (row) => modelName(row, translator), 'text'],
    ['log_score', ({ logScore }) => digits(logScore, 4)],
    ['ahead', (row) => ahead(row.ahead)],
    ...(kind === 'purchases'
      ? ([
          ['mae', ({ meanAbsoluteError }: Row) => digits(meanAbsoluteError, 3)],
          ['rmse', ({ rootMeanSquareError }: Row) => digits(rootMeanSquareError, 3)],
          ['rank', ({ rankCorrelation }: Row) => digits(rankCorrelation, 3)],
        ] as const)
      : []),
    [
      kind === 'purchases' ? 'expected' : 'expected_leavers',
      (row) => wholeNumber(row.expected, translator),
    ],
    ['real', ({ real }) => wholeNumber(real, translator)],
  ]
  return tableOf(models, columns, translator)
}

function parametersTable(report: LifetimeReport, translator: Translator): DataTable {
  const { t } = translator
  const figure = (value: number) => translator.number(value, { maximumSignificantDigits: 4 })
  const of = (model: LifetimeReport['model'] | 'gamma_gamma') => t(`lifetime.model.${model}`)
  const rows = [
    ...report.parameters.map((parameter) => ({ ...parameter, of: of(report.model) })),
    ...report.spendParameters.map((parameter) => ({ ...parameter, of: of('gamma_gamma') })),
  ]
  return tableOf(
    rows,
    [
      ['model', (row) => row.of, 'text'],
      [
        'parameter',
        ({ name, unit }) => (unit === 'days' ? t('lifetime.in_days', { name }) : name),
        'text',
      ],
      ['estimate', ({ value }) => figure(value)],
      [
        'interval',
        ({ low, high }) =>
          high === null
            ? t('lifetime.no_end', { low: figure(low) })
            : range([low, high], translator, figure),
      ],
    ],
    translator,
  )
}

function survivalTable(
  points: NonNullable<LifetimeReport['survival']>,
  translator: Translator,
): DataTable {
  const { number, percent } = translator
  const share = (value: number) => percent(value, 0)
  return tableOf(
    points,
    [
      ['after_months', ({ months }) => number(months)],
      ['there', ({ value }) => share(value)],
      ['interval', ({ low, high }) => range([low, high], translator, share)],
      ['at_risk', ({ atRisk }) => number(atRisk)],
    ],
    translator,
  )
}
