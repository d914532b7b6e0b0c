import type { ReportContext } from '../../context.ts'
import type { ScoredAccount } from '../../input.ts'
import {
  accountName,
  accountSegments,
  listedCheck,
  partStatement,
  range,
  signed,
  traitName,
} from '../../wording/index.ts'
import { type Html, html } from '../markup.ts'
import { directed, section } from '../section.ts'

/** Accounts shown; the workbook has all that were handed over. */
const shown = 20

/** An answer that hardly ever changes the tier is not worth asking for. */
const leastChange = 0.05

/** Reasons shown on either side. */
const mostReasons = 3

/** The accounts to work next, each with what speaks for it, against it, and what to find out. */
export function accountsSection(context: ReportContext): Html {
  const { input, translator } = context
  const { t } = translator
  const first = input.accounts.slice(0, shown)
  const checked = listedCheck(first, context)
  return section(
    'accounts',
    t('report.accounts.title'),
    [t('report.accounts.lede', { shown: first.length, outcome: input.profile.outcome }), checked]
      .filter((sentence) => sentence !== undefined)
      .join(' '),
    html`<ol class="accounts">${first.map((account) => accountItem(account, context))}</ol>`,
  )
}

function accountItem(account: ScoredAccount, context: ReportContext): Html {
  const { input, translator } = context
  const { t, percent } = translator
  const { score } = account
  const share = (value: number) => percent(value, 0)
  return html`<li>
<div class="who"><h3><bdi>${accountName(account)}</bdi></h3>
<p><span class="tier ${score.tier}">${t(`tier.${score.tier}`)}</span>
${account.domain !== null && account.name !== null && html`<bdi class="domain">${account.domain}</bdi>`}</p>
${accountSegments(account, context).map(
  ({ negative, place, rule }) =>
    html`<p class="within">${t('segments.of_account', { negative: String(negative), place, rule })}</p>`,
)}</div>
<div class="chance"><p><b>${share(score.probability)}</b> ${t('report.accounts.likely', { outcome: input.profile.outcome })}</p>
<p><small>${range(score.interval, translator, share)}</small></p>
<p><small>${t('report.accounts.points', { points: score.points })}</small></p></div>
${reasons(account, context)}
</li>
`
}

function reasons({ score }: ScoredAccount, context: ReportContext): Html {
  const { input, translator } = context
  const { t } = translator
  const side = (parts: typeof score.parts) =>
    parts
      .slice(0, mostReasons)
      .map(
        (part) =>
          html`<li>${directed(partStatement(input.profile.card, part, translator))} <b>${signed(part.contribution, translator)}</b></li>`,
      )
  return html`<div class="why">
${score.reasonsFor.length > 0 && html`<p>${t('report.accounts.for')}</p><ul class="for">${side(score.reasonsFor)}</ul>`}
${score.reasonsAgainst.length > 0 && html`<p>${t('report.accounts.against')}</p><ul class="against">${side(score.reasonsAgainst)}</ul>`}
${nextQuestion({ score }, context)}</div>`
}

function nextQuestion(
  { score }: Pick<ScoredAccount, 'score'>,
  { input, translator }: ReportContext,
): Html | undefined {
  const [next] = score.next
  const trait = input.profile.card.traits.find(({ id }) => id === next?.trait)
  if (next === undefined || trait === undefined || next.changesTier < leastChange) return undefined
  return html`<p class="next">${translator.t('report.accounts.next', {
    trait: traitName(trait, translator),
    share: translator.percent(next.changesTier, 0),
  })}</p>`
}
