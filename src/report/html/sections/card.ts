import type { CardTrait, Level } from '../../../domain/index.ts'
import { levelText } from '../../../messages/index.ts'
import type { ReportContext } from '../../context.ts'
import { axisStrip, barStrip, pointScale, type StripScale } from '../../pictures/index.ts'
import {
  byImportance,
  cardTable,
  evidenceText,
  heldTraitName,
  pairWordings,
  range,
  readingOrder,
  signed,
} from '../../wording/index.ts'
import { type Html, html, trusted } from '../markup.ts'
import { dataBehind, section, table } from '../section.ts'

/** The profile card: what every level adds, how surely, and what stands behind it. */
export function cardSection(context: ReportContext): Html {
  const { input, translator } = context
  const { t } = translator
  const { card } = input.profile
  const scale = pointScale(
    card.traits.flatMap(({ levels }) =>
      levels.flatMap(({ points, interval }) => [points, ...interval]),
    ),
  )
  return section(
    'card',
    t('report.card.title'),
    `${t('report.card.lede', { base: translator.number(card.base), doubling: card.pointsPerDoubling })} ${t('report.card.reading')}`,
    html`<table class="strips">
<caption>${t('report.card.caption')}</caption>
<thead><tr><th scope="col">${t('report.column.level')}</th>
<th scope="col" class="plot"><span class="hidden">${t('report.card.plot')}</span>${trusted(
      axisStrip(scale, (value) => signed(value, translator)),
    )}</th>
<th scope="col" class="number">${t('report.column.points')}</th></tr></thead>
${byImportance(card.traits).map((trait) => traitRows(trait, scale, context))}
</table>
${pairWordings(context).map(({ caption, matrix }) => table(caption, matrix))}
${dataBehind(t('report.card.evidence'), table(t('report.card.evidence_caption'), cardTable(context)))}`,
  )
}

function traitRows(trait: CardTrait, scale: StripScale, context: ReportContext): Html {
  const { translator } = context
  const importance = translator.t('report.card.importance', {
    share: translator.percent(trait.importance, 0),
  })
  return html`<tbody>
<tr class="group"><th scope="rowgroup" colspan="3"><bdi>${heldTraitName(trait, context.input.profile, translator)}</bdi>
<small>${translator.t(`trait_group.${trait.group}`)} · ${importance}</small></th></tr>
${readingOrder(trait).map((level) => levelRow(trait, level, scale, context))}
</tbody>
`
}

function levelRow(
  trait: CardTrait,
  level: Level,
  scale: StripScale,
  { input, translator }: ReportContext,
): Html {
  const { points, interval, evidence } = level
  const whole = (value: number) => signed(value, translator)
  return html`<tr><th scope="row"><bdi>${levelText(level.when, trait, translator)}</bdi>
<small>${evidenceText(evidence, input.profile.outcome, translator)}</small></th>
<td class="plot">${trusted(barStrip({ value: points, interval, firm: true }, scale))}</td>
<td class="number"><b>${signed(points, translator)}</b><small>${range(interval, translator, whole)}</small></td></tr>
`
}
