import type { ReportContext } from '../../context.ts'
import { heldOfCustomers, hypothesisLede, hypothesisTable } from '../../wording/index.ts'
import { type Html, html } from '../markup.ts'
import { section, stackedTable } from '../section.ts'

/** What was held before the data, and what the data says to it; nothing where no hypothesis was stated. */
export function hypothesisSection(context: ReportContext): Html | undefined {
  const { input, translator } = context
  const { t } = translator
  if (input.hypothesis === undefined) return undefined
  const held = heldOfCustomers(context)
  return section(
    'hypothesis',
    t('report.hypothesis.title'),
    hypothesisLede(input.hypothesis, translator),
    html`${stackedTable(t('report.hypothesis.caption'), hypothesisTable(input.hypothesis, translator))}
<p class="note">${t('hypothesis.rules')}</p>
${held.length > 0 && html`<ul>${held.map((line) => html`<li>${line}</li>`)}</ul>`}`,
  )
}
