import type { ExpectedAccount } from '../../domain/index.ts'
import type { ReportContext } from '../context.ts'
import { calledBy } from '../wording/index.ts'
import { type Cell, rounded, type Sheet, sheet } from './sheet.ts'

const columns: readonly (readonly [title: string, cell: (one: ExpectedAccount) => Cell])[] = [
  ['value_place', ({ valuePlace }) => valuePlace],
  ['account', ({ account }) => calledBy(account)],
  ['domain', ({ account }) => account.domain],
  ['tier', ({ tier }) => tier],
  ['chance', ({ probability }) => rounded(probability)],
  ['value', ({ value }) => rounded(value.value)],
  ['value_low', ({ value }) => rounded(value.low)],
  ['value_high', ({ value }) => rounded(value.high)],
  ['expected', ({ expected }) => rounded(expected.value)],
  ['expected_low', ({ expected }) => rounded(expected.low)],
  ['expected_high', ({ expected }) => rounded(expected.high)],
  ['chance_place', ({ chancePlace }) => chancePlace],
]

const ofStaying: typeof columns = [
  ['staying', ({ staying }) => (staying === undefined ? null : rounded(staying.value))],
  ['staying_low', ({ staying }) => (staying === undefined ? null : rounded(staying.low))],
  ['staying_high', ({ staying }) => (staying === undefined ? null : rounded(staying.high))],
  ['kept', ({ kept }) => (kept === undefined ? null : rounded(kept.value))],
  ['kept_low', ({ kept }) => (kept === undefined ? null : rounded(kept.low))],
  ['kept_high', ({ kept }) => (kept === undefined ? null : rounded(kept.high))],
  ['kept_place', ({ keptPlace }) => keptPlace ?? null],
]

/** The accounts by expected value that were last listed, then those on which the orders disagree, each once. */
export function expectedSheets({ input, translator }: ReportContext): readonly Sheet[] {
  const { expected: found } = input
  if (found === undefined) return []
  const { direction, t } = translator
  const apart = found.staying?.found
  const told = apart === undefined ? columns : [...columns, ...ofStaying]
  const orders = [
    found,
    found.smallValue,
    found.smallChance,
    ...(apart ? [apart.leaving, apart.falling] : []),
  ]
  const listed = orders.flatMap(({ accounts }) => accounts)
  const once = new Map(listed.map((one) => [one.account.key, one]))
  const rows = [...once.values()].map((one) =>
    told.map(([title, cell]) => (title === 'tier' ? t(`tier.${one.tier}`) : cell(one))),
  )
  return [
    sheet(
      t('report.workbook.sheet.expected'),
      direction === 'rtl',
      told.map(([title]) =>
        t(`expected.column.${title}`, { currency: found.currency ?? '' }).trim(),
      ),
      rows,
    ),
  ]
}
