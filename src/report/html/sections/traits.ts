import type { TraitTable } from '../../../domain/index.ts'
import { levelText } from '../../../messages/index.ts'
import type { ReportContext } from '../../context.ts'
import { axisStrip, dotStrip, liftScale, type StripScale } from '../../pictures/index.ts'
import {
  type Finding,
  findingsTable,
  range,
  strongestFindings,
  times,
  traitName,
} from '../../wording/index.ts'
import { type Html, html, trusted } from '../markup.ts'
import { dataBehind, section, table } from '../section.ts'

/** What customers have in common: one picture and one table for each of the three questions. */
export function traitsSection(context: ReportContext): Html {
  const { input, translator } = context
  const { t } = translator
  const { reliable } = input.profile.verdict
  return section(
    'traits',
    t('report.traits.title'),
    t('report.traits.lede'),
    html`${!reliable && html`<p class="warning">${t('report.traits.warning')}</p>`}
${input.tables.map((comparison) => comparisonBlock(comparison, context))}`,
  )
}

function comparisonBlock(comparison: TraitTable, context: ReportContext): Html {
  const { translator } = context
  const { t } = translator
  const { question, group, others, traits } = comparison
  const title = t(`report.traits.question.${question}`)
  const findings = strongestFindings(comparison)
  const found = traits.filter((trait) => trait.found).length
  if (findings.length === 0)
    return html`<h3>${title}</h3><p>${t('report.traits.empty', { group, others })}</p>`
  const scale = liftScale(
    findings.flatMap(({ level }) => [level.lift.value, level.lift.low, level.lift.high]),
  )
  return html`<h3>${title}</h3>
<p>${t('report.traits.summary', { group, others, traits: traits.length, found })}</p>
<table class="strips">
<caption class="hidden">${title}</caption>
<thead><tr><th scope="col">${t('report.traits.trait_level')}</th>
<th scope="col" class="plot"><span class="hidden">${t('report.traits.plot')}</span>${trusted(
    axisStrip(scale, (value) => times(value, translator)),
  )}</th>
<th scope="col" class="number">${t('report.column.lift')}</th></tr></thead>
<tbody>${findings.map((finding) => findingRow(finding, comparison, scale, context))}</tbody>
</table>
${dataBehind(t('report.traits.all', { traits: traits.length }), table(title, findingsTable(comparison, translator)))}
`
}

function findingRow(
  { trait, level }: Finding,
  { question, group, others }: TraitTable,
  scale: StripScale,
  context: ReportContext,
): Html {
  const { translator } = context
  const { t, percent } = translator
  const lift = (value: number) => times(value, translator)
  const interval = [level.lift.low, level.lift.high] as const
  return html`<tr><th scope="row"><bdi>${traitName(trait.trait, translator)}</bdi>: <bdi>${levelText(level.when, translator)}</bdi>
<small>${t(`report.traits.counts.${question}`, {
    inGroup: level.group,
    group,
    groupShare: percent(level.groupShare, 0),
    inOthers: level.others,
    others,
    othersShare: percent(level.othersShare, 0),
  })}</small>${remarks({ trait, level }, context)}</th>
<td class="plot">${trusted(dotStrip({ value: level.lift.value, interval, firm: level.found }, scale))}</td>
<td class="number"><b>${lift(level.lift.value)}</b><small>${range(interval, translator, lift)}</small></td></tr>
`
}

/** What makes a finding weaker than it looks. */
function remarks(
  { trait, level }: Finding,
  { input, translator }: ReportContext,
): Html | undefined {
  const { t } = translator
  const explaining = trait.explainedBy?.trait
  const other = input.tables
    .flatMap(({ traits }) => traits)
    .find((candidate) => candidate.trait.id === explaining)
  const said = [
    ...(level.found ? [] : [t('report.traits.maybe_chance')]),
    ...(level.repeats === false ? [t('report.traits.not_repeated')] : []),
    ...(explaining === undefined
      ? []
      : [
          t('report.traits.explained', {
            trait: other === undefined ? explaining : traitName(other.trait, translator),
          }),
        ]),
  ]
  return said.length === 0 ? undefined : html`<small class="remark">${said.join(' ')}</small>`
}
