import type { ReportContext } from '../context.ts'
import { criterionName } from './customers.ts'
import { type DataTable, none } from './data-table.ts'

const columns = [
  'criterion',
  'status',
  'direction',
  'weight',
  'customers',
  'quartiles',
  'basis',
] as const

/** The criteria of customer value: what each weighs, on how many customers it is known, from what. */
export function criteriaTable({ input, translator }: ReportContext): DataTable {
  const { t, number, percent } = translator
  const { criteria } = input.value
  const quartile = (value: number) => number(value, { maximumSignificantDigits: 3 })
  return {
    columns: columns.map((column) => ({
      title: t(`report.column.${column}`),
      number: column === 'weight' || column === 'customers' || column === 'quartiles',
    })),
    rows: criteria.map((criterion) => [
      criterionName(criterion.id, criteria, translator),
      t(`value.status.${criterion.status}`),
      t(`value.direction.${criterion.direction}`),
      percent(criterion.share, 0),
      number(criterion.customers),
      criterion.quartiles?.map(quartile).join(' / ') ?? none,
      criterion.basis === undefined ? none : t(`value.basis.${criterion.basis}`),
    ]),
  }
}

/** Customers by value, in steps of five. */
export function distributionTable({ input, translator }: ReportContext): DataTable {
  const { t, number } = translator
  return {
    columns: [
      { title: t('report.column.value') },
      { title: t('report.column.customers'), number: true },
    ],
    rows: input.value.distribution
      .filter(({ customers }) => customers > 0)
      .map(({ from, below, customers }) => [
        t('report.range', { low: number(from), high: number(below) }),
        number(customers),
      ]),
  }
}
