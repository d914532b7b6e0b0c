import { isHypothesisOnly } from '../../../domain/index.ts'
import type { ReportContext } from '../../context.ts'
import {
  actions,
  headline,
  howSure,
  idealStatements,
  keyFigures,
  statementsLine,
  verdictReasons,
} from '../../wording/index.ts'
import { type Html, html } from '../markup.ts'

/** The verdict and what follows from it, read in a minute. */
export function summarySection(context: ReportContext): Html {
  const { input, translator } = context
  const { t } = translator
  const { reliable } = input.profile.verdict
  const assumed = isHypothesisOnly(input.profile)
  const stamp = assumed ? 'hypothesis' : reliable ? 'reliable' : 'unreliable'
  const reasons = verdictReasons(context)
  return html`<section id="summary" class="summary" aria-labelledby="headline">
<p class="stamp ${reliable ? 'yes' : 'no'}">${t(`report.verdict.stamp_${stamp}`)}</p>
<h1 id="headline">${headline(context)}</h1>
${reliable ? ideal(context) : html`<p class="lede">${t(`report.verdict.why${assumed ? '_hypothesis' : ''}`)}</p>`}
${reasons.length > 0 && html`<ul class="reasons">${reasons.map((reason) => html`<li>${reason}</li>`)}</ul>`}
${!reliable && !assumed && html`<p>${t('report.verdict.still_true')}</p>`}
${reliable && figures(context)}
<div class="two">
<div><h2>${t('report.action.title')}</h2>
<ol>${actions(context).map((action) => html`<li>${action}</li>`)}</ol></div>
<div><h2>${t('report.sure.title')}</h2>
<ul>${howSure(context).map((line) => html`<li>${line}</li>`)}</ul></div>
</div>
</section>
`
}

function ideal({ input, translator }: ReportContext): Html | undefined {
  const statements = idealStatements(input.profile, translator)
  if (statements.length === 0) return undefined
  const texts = statements.map(({ text }) => text)
  return html`<p class="ideal">${statementsLine(texts, translator)}</p>
<ul class="evidence">${statements.map(
    ({ text, evidence }) => html`<li><b>${text}</b> <span>${evidence}</span></li>`,
  )}</ul>`
}

function figures(context: ReportContext): Html {
  return html`<dl class="figures">${keyFigures(context).map(
    ({ value, name, from }) =>
      html`<div><dt>${name}</dt><dd class="value">${value}</dd><dd>${from}</dd></div>`,
  )}</dl>`
}
