import type { Translator } from '../../messages/index.ts'
import type { ReportContext } from '../context.ts'
import type { ReportInput } from '../input.ts'
import { headline, reportTitle } from '../wording/index.ts'
import { type Html, html, trusted } from './markup.ts'
import {
  accountsSection,
  cardSection,
  customersSection,
  expectedSection,
  hypothesisSection,
  lifetimeSection,
  limitsSection,
  lookalikesSection,
  methodSection,
  qualitySection,
  replaySection,
  segmentsSection,
  specificitySection,
  summarySection,
  tiersSection,
  traitsSection,
} from './sections/index.ts'
import { style } from './style.ts'

type Part = readonly [name: string, section: (context: ReportContext) => Html | undefined]

const reliableParts: readonly Part[] = [
  ['summary', summarySection],
  ['card', cardSection],
  ['tiers', tiersSection],
  ['hypothesis', hypothesisSection],
  ['customers', customersSection],
  ['lifetime', lifetimeSection],
  ['traits', traitsSection],
  ['segments', segmentsSection],
  ['quality', qualitySection],
  ['replay', replaySection],
  ['accounts', accountsSection],
  ['expected', expectedSection],
  ['lookalikes', lookalikesSection],
  ['specificity', specificitySection],
  ['method', methodSection],
  ['limits', limitsSection],
]

/** Points, tiers and scores would suggest knowledge that is not there. */
const unprovenParts = reliableParts.filter(
  ([name]) => !['card', 'tiers', 'accounts', 'specificity'].includes(name),
)

/** One self-contained page: no script, no request, the same text for the same input. */
export function reportHtml(input: ReportInput, translator: Translator): string {
  const { t, language, direction } = translator
  const context = { input, translator }
  const parts = (input.profile.verdict.reliable ? reliableParts : unprovenParts).flatMap(
    ([name, make]) => {
      const section = make(context)
      return section === undefined ? [] : [{ name, section }]
    },
  )
  const [title, ...names] = reportTitle(context)
  const page = html`<!doctype html>
<html lang="${language}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="generator" content="Northfit">
<title>${[title, ...names].join(' · ')}</title>
<meta name="description" content="${headline(context)}">
<style>${trusted(style)}</style>
</head>
<body>
<header class="masthead"><span><b>${title}</b>${names.map((name) => html` · <bdi>${name}</bdi>`)}</span>
<span>${t('report.made', {
    date: translator.date(input.now),
    accounts: input.profile.data.accounts,
    id: input.profileId,
  })}</span></header>
<div class="layout">
<nav aria-label="${t('report.contents')}"><ol>${parts.map(
    ({ name }) => html`<li><a href="#${name}">${t(`report.section.${name}`)}</a></li>`,
  )}</ol></nav>
<main>
${parts.map(({ section }) => section)}
</main>
</div>
<footer>${t('report.footer')}</footer>
</body>
</html>
`
  return page.html
}
