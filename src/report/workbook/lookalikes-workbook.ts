import type { Lookalikes } from '../../domain/index.ts'
import type { Translator } from '../../messages/index.ts'
import {
  apartTable,
  likenessPartText,
  nearestTexts,
  relationText,
  seedCheckTable,
  type TitledTable,
} from '../wording/index.ts'
import { rounded, type Sheet, sheet, type Workbook } from './sheet.ts'

/** The columns of the list, by what their titles are called. */
export const lookalikeColumns = [
  ...['place', 'id', 'name', 'domain', 'likelier', 'percentile', 'likeness'],
  ...['traits_place', 'relations_place', 'because', 'nearest', 'relations'],
]

/** The list as data, one line an account with numbers as numbers; then what sets the examples apart, and the check. */
export function lookalikesWorkbook(found: Lookalikes, translator: Translator): Workbook {
  const context = { found, translator }
  const rightToLeft = translator.direction === 'rtl'
  const rows = found.accounts.map((one) => [
    ...[one.place, one.account.id, one.account.name, one.account.domain],
    ...[rounded(one.times), rounded(one.percentile), one.likeness],
    ...[one.places.traits, one.places.relations],
    one.parts.map((part) => likenessPartText(part, context)).join('; '),
    nearestTexts(one, context).join('; '),
    one.relations.map((relation) => relationText(relation, translator)).join('; '),
  ])
  const list = sheet(
    translator.t('lookalikes.title'),
    rightToLeft,
    lookalikeColumns.map((column) => translator.t(`lookalikes.column.${column}`)),
    rows,
  )
  const tables: readonly (readonly [string, TitledTable])[] = [
    ['apart', apartTable(context)],
    ['check', seedCheckTable(context)],
  ]
  return {
    sheets: [
      list,
      ...tables.map(
        ([name, data]): Sheet =>
          sheet(
            translator.t(`lookalikes.sheet.${name}`),
            rightToLeft,
            data.columns.map(({ title }) => title),
            data.rows,
          ),
      ),
    ],
  }
}
