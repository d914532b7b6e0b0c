import type { LifetimeCustomer } from '../../domain/index.ts'
import type { ReportContext } from '../context.ts'
import { accountName } from '../wording/index.ts'
import { type Cell, rounded, type Sheet, sheet } from './sheet.ts'

const columns: readonly (readonly [title: string, cell: (customer: LifetimeCustomer) => Cell])[] = [
  ['customer', accountName],
  ['domain', ({ domain }) => domain],
  ['bought', ({ bought }) => bought],
  ['spent', ({ spent }) => rounded(spent)],
  ['first', ({ first }) => first],
  ['last', ({ last }) => last],
  ['active', ({ active }) => rounded(active)],
  ['purchases', ({ purchases }) => rounded(purchases.value)],
  ['purchases_low', ({ purchases }) => rounded(purchases.low)],
  ['purchases_high', ({ purchases }) => rounded(purchases.high)],
  ['spend', ({ spend }) => rounded(spend)],
  ['value', ({ lifetimeValue }) => rounded(lifetimeValue.value)],
  ['value_low', ({ lifetimeValue }) => rounded(lifetimeValue.low)],
  ['value_high', ({ lifetimeValue }) => rounded(lifetimeValue.high)],
  ['forever', ({ forever }) => (forever === undefined ? null : rounded(forever))],
]

/** The first hundred customers by expected value, numbers as numbers; no sheet where it was not asked. */
export function lifetimeSheets({ input, translator }: ReportContext): readonly Sheet[] {
  const { lifetimes } = input
  if (lifetimes === undefined || lifetimes.kind === 'none') return []
  const { t, direction } = translator
  const facts = { currency: lifetimes.currency ?? '' }
  return [
    sheet(
      t('report.workbook.sheet.lifetime'),
      direction === 'rtl',
      columns.map(([title]) => t(`lifetime.column.${title}`, facts).trim()),
      lifetimes.top.map((customer) => columns.map(([, cell]) => cell(customer))),
    ),
  ]
}
