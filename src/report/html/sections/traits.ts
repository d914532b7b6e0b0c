import type {
  CompareQuestion,
  LevelFinding,
  Trait,
  TraitFinding,
  TraitTable,
} from '../../../domain/index.ts'
import { levelText, type Translator } from '../../../messages/index.ts'
import type { ReportContext } from '../../context.ts'
import { axisStrip, dotStrip, liftScale, type StripScale } from '../../pictures/index.ts'
import {
  type Finding,
  findingsTable,
  nothingNew,
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
  const { group, others, question, traits } = comparison
  const title = t(`report.traits.question.${question}`)
  const nothing = nothingNew(comparison, context.input.tables, translator)
  if (nothing !== undefined) return html`<h3>${title}</h3><p>${nothing}</p>`
  const findings = strongestFindings(comparison)
  const found = traits.filter((trait) => trait.found).length
  const scale = liftScale(
    findings.flatMap(({ levels }) =>
      levels.flatMap(({ lift }) => [lift.value, lift.low, lift.high]),
    ),
  )
  const tick = (value: number) => t('report.times', { lift: translator.number(value) })
  return html`<h3>${title}</h3>
<p>${t('report.traits.summary', { group, others, traits: traits.length, found })}</p>
<table class="strips">
<caption class="hidden">${title}</caption>
<thead><tr><th scope="col">${t('report.column.level')}</th>
<th scope="col" class="plot"><span class="hidden">${t('report.traits.plot')}</span>${trusted(
    axisStrip(scale, tick),
  )}</th>
<th scope="col" class="number">${t('report.column.lift')}</th></tr></thead>
${findings.map((finding) => findingRows(finding, comparison, scale, context))}
</table>
${dataBehind(t('report.traits.all', { traits: traits.length }), table(title, findingsTable(comparison, translator)))}
`
}

function findingRows(
  { trait, levels }: Finding,
  comparison: TraitTable,
  scale: StripScale,
  context: ReportContext,
): Html {
  const { translator } = context
  return html`<tbody>
<tr class="group"><th scope="rowgroup" colspan="3"><bdi>${traitName(trait.trait, translator)}</bdi>
<small>${translator.t(`trait_group.${trait.trait.group}`)}${explained(trait, context)}</small></th></tr>
${levels.map((level) => levelRow(trait.trait, level, comparison.question, scale, translator))}
</tbody>
`
}

/** That another trait takes this one's effect away, where one does. */
function explained({ explainedBy }: TraitFinding, { input, translator }: ReportContext): string {
  const other = input.tables
    .flatMap(({ traits }) => traits)
    .find(({ trait }) => trait.id === explainedBy?.trait)
  if (other === undefined) return ''
  const name = traitName(other.trait, translator)
  return ` · ${translator.t('report.traits.explained', { trait: name })}`
}

function levelRow(
  trait: Trait,
  level: LevelFinding,
  question: CompareQuestion,
  scale: StripScale,
  translator: Translator,
): Html {
  const { t, percent } = translator
  const lift = (value: number) => times(value, translator)
  const interval = [level.lift.low, level.lift.high] as const
  const counts = t(`report.traits.counts.${question}`, {
    inGroup: level.group,
    group: level.among.group,
    groupShare: percent(level.groupShare, 0),
    inOthers: level.others,
    others: level.among.others,
    othersShare: percent(level.othersShare, 0),
  })
  return html`<tr><th scope="row"><bdi>${levelText(level.when, trait, translator)}</bdi>
<small>${counts}</small>
${!level.found && html`<small class="remark">${t('report.traits.maybe_chance')}</small>`}
${level.repeats === false && html`<small class="remark">${t('report.traits.not_repeated')}</small>`}</th>
<td class="plot">${trusted(dotStrip({ value: level.lift.value, interval, firm: level.found }, scale))}</td>
<td class="number"><b>${lift(level.lift.value)}</b><small>${range(interval, translator, lift)}</small></td></tr>
`
}
