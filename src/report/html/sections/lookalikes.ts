import type { ReportContext } from '../../context.ts'
import {
  apartTable,
  lookalikesAsked,
  lookalikesNotes,
  lookalikesVerdict,
  lookalikeTable,
  seedCheckTable,
} from '../../wording/index.ts'
import { type Html, html } from '../markup.ts'
import { section, table } from '../section.ts'

/** Accounts that the page names. */
const shown = 10

/** The accounts most like the examples last asked about, and the proof; nothing where nobody asked. */
export function lookalikesSection({ input, translator }: ReportContext): Html | undefined {
  const { lookalikes: found } = input
  if (found === undefined) return undefined
  const context = { found, translator }
  const tables = [apartTable(context), seedCheckTable(context), lookalikeTable(context, shown)]
  return section(
    'lookalikes',
    translator.t('lookalikes.title'),
    lookalikesAsked(context),
    html`<p>${lookalikesVerdict(context)}</p>
${tables.filter(({ rows }) => rows.length > 0).map(({ title, ...data }) => table(title, data))}
<ul class="note">${lookalikesNotes(context).map((note) => html`<li>${note}</li>`)}</ul>`,
  )
}
