import { type Tier, tierNames } from '../../../domain/index.ts'
import type { ReportContext } from '../../context.ts'
import {
  axisStrip,
  dotStrip,
  type StripScale,
  shareScale,
  shareStrip,
} from '../../pictures/index.ts'
import { baseRate, range, tierCut, tierLift, times } from '../../wording/index.ts'
import { type Html, html, trusted } from '../markup.ts'
import { section } from '../section.ts'

const measuredTiers = ['best', 'good', 'bad'] as const
type MeasuredTier = (typeof measuredTiers)[number]

/** The tiers, their cuts, what each won while kept aside, and how much of the market stands in each. */
export function tiersSection(context: ReportContext): Html {
  const { input, translator } = context
  const { t, percent } = translator
  const { tiers, outcome } = input.profile
  const base = baseRate(input.profile)
  const measures = measuredTiers.map((tier) => tiers.measured[tier])
  const scale = shareScale(
    measures.flatMap(({ rate, rateInterval }) => [rate, ...rateInterval]),
    base,
  )
  return section(
    'tiers',
    t('report.tiers.title'),
    t('report.tiers.lede', {
      outcome,
      basis: tiers.basis,
      capacity: tiers.capacity ?? 0,
      base: percent(base, 0),
    }),
    html`<table class="strips">
<caption>${t('report.tiers.caption', { outcome })}</caption>
<thead><tr><th scope="col">${t('report.column.tier')}</th>
<th scope="col" class="plot"><span class="hidden">${t('report.tiers.plot', { outcome })}</span>${trusted(
      axisStrip(scale, (value) => percent(value, 0)),
    )}</th>
<th scope="col" class="number">${t('report.column.rate', { outcome })}</th></tr></thead>
<tbody>${measuredTiers.map((tier) => tierRow(tier, scale, context))}</tbody></table>
${marketBar(context)}`,
  )
}

function tierRow(
  tier: MeasuredTier,
  scale: StripScale,
  { input, translator }: ReportContext,
): Html {
  const { t, percent } = translator
  const { tiers, outcome } = input.profile
  const { good, accounts, rate, rateInterval } = tiers.measured[tier]
  const share = (value: number) => percent(value, 0)
  return html`<tr><th scope="row">${t(`tier.${tier}`)}
<small>${tierCut(tier, tiers, translator)}</small>
<small>${t('report.tiers.kept_aside', { outcome, good, accounts })}</small></th>
<td class="plot">${trusted(dotStrip({ value: rate, interval: rateInterval, firm: true }, scale))}</td>
<td class="number"><b>${share(rate)}</b><small>${range(rateInterval, translator, share)}</small>
<small>${t('report.tiers.against_all', { lift: times(tierLift(input, tier), translator) })}</small></td></tr>
`
}

/** The whole imported market as one bar. */
function marketBar({ input, translator }: ReportContext): Html {
  const { t, number, percent } = translator
  const { market, prospects } = input
  const all = tierNames.reduce((sum, tier) => sum + market[tier], 0)
  const share = (tier: Tier) => (all === 0 ? 0 : market[tier] / all)
  const segments = tierNames.map((tier) => ({ share: share(tier), fill: `var(--tier-${tier})` }))
  return html`<figure class="market"><figcaption>${t('report.tiers.market', { accounts: all })}</figcaption>
<div class="bar">${trusted(shareStrip(segments))}</div>
<ul class="legend">${tierNames.map(
    (tier) =>
      html`<li><i class="${tier}"></i>${t(`tier.${tier}`)} <b>${number(market[tier])}</b> <span>${percent(share(tier))} · ${t('report.tiers.prospects', { accounts: prospects[tier] })}</span></li>`,
  )}</ul>
<p class="note">${t('report.tiers.unknown', {
    share: percent(input.profile.tiers.leastKnown, 0),
  })}</p></figure>`
}
