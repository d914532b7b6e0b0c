import type { ReportContext } from '../../context.ts'
import { narrowings } from '../../wording/index.ts'
import { type Html, html } from '../markup.ts'
import { section } from '../section.ts'

/** How much of the market the profile admits, and where it is too wide. */
export function specificitySection(context: ReportContext): Html | undefined {
  const { input, translator } = context
  const { t, percent } = translator
  const { specificity } = input.profile
  if (specificity === undefined) return undefined
  const cuts = narrowings(context)
  return section(
    'specificity',
    t('report.specificity.title'),
    t('report.specificity.lede', {
      best: percent(specificity.bestShare),
      good: percent(specificity.goodShare),
      market: specificity.market,
    }),
    cuts.length === 0
      ? html`<p>${t('report.specificity.enough')}</p>`
      : html`<ul class="cuts">${cuts.map(
          ({ trait, text, gain }) => html`<li><b>${trait}</b> ${text} <span>${gain}</span></li>`,
        )}</ul>`,
  )
}
