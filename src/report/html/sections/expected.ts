import type { ReportContext } from '../../context.ts'
import {
  amountCheckTable,
  amountTable,
  disagreementTables,
  expectedHeadline,
  expectedNotes,
  expectedTable,
  expectedText,
  keptTable,
  stayingTraitTable,
} from '../../wording/index.ts'
import { type Html, html } from '../markup.ts'
import { dataBehind, section, table } from '../section.ts'

/** Accounts that each table names. */
const shown = 10
const shownApart = 5

/** Chance x value if won, and where the orders disagree; nothing where nobody asked. */
export function expectedSection({ input, translator }: ReportContext): Html | undefined {
  const { expected: found } = input
  if (found === undefined) return undefined
  const tables = [
    expectedTable(found, shown, translator),
    keptTable(found, shown, translator),
    ...disagreementTables(found, shownApart, translator),
  ]
  const behind = [amountTable, amountCheckTable, stayingTraitTable].map((wording) =>
    wording(found, translator),
  )
  return section(
    'expected',
    translator.t('expected.title'),
    expectedHeadline(found, translator),
    html`${expectedText(found, translator).map((sentence) => html`<p>${sentence}</p>`)}
${tables.filter(({ rows }) => rows.length > 0).map(({ title, ...data }) => table(title, data))}
${behind
  .filter(({ rows }) => rows.length > 0)
  .map(({ title, ...data }) => dataBehind(title, table(title, data)))}
<ul class="note">${expectedNotes(found, translator).map((note) => html`<li>${note}</li>`)}</ul>`,
  )
}
