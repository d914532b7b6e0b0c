import type { ReportContext } from '../../context.ts'
import { fileTable, leftOutTable, limits } from '../../wording/index.ts'
import { type Html, html } from '../markup.ts'
import { dataBehind, section, table } from '../section.ts'

/** What the report cannot know, what was left out and why, and what it was made from. */
export function limitsSection(context: ReportContext): Html {
  const { input, translator } = context
  const { t } = translator
  const leaks = leftOutTable(context, 'telling')
  const others = leftOutTable(context, 'silent')
  return section(
    'limits',
    t('report.limits.title'),
    undefined,
    html`<ul>${limits(context).map((limit) => html`<li>${limit}</li>`)}</ul>
${leaks.rows.length > 0 && html`<h3>${t('report.limits.left_out')}</h3>${table(t('report.limits.left_out_caption'), leaks)}`}
${
  others.rows.length > 0 &&
  dataBehind(
    t('report.limits.silent', { traits: others.rows.length }),
    table(t('report.limits.silent_caption'), others),
  )
}
${
  input.data.files.length > 0 &&
  html`<h3>${t('report.limits.files')}</h3>${table(t('report.limits.files_caption'), fileTable(context))}`
}`,
  )
}
