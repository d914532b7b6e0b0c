import type { SegmentList } from '../../../domain/index.ts'
import type { ReportContext } from '../../context.ts'
import { segmentMap } from '../../pictures/index.ts'
import {
  coveredShare,
  segmentFigures,
  segmentNotes,
  segmentOutcome,
  segmentsTitle,
  segmentsVerdict,
  segmentTable,
} from '../../wording/index.ts'
import { type Html, html, trusted } from '../markup.ts'
import { dataBehind, section, table } from '../section.ts'

/** The few groups that good customers come from, and those to keep away from; nothing where none were looked for. */
export function segmentsSection({ input, translator }: ReportContext): Html | undefined {
  const { ideal, negative } = input.segments ?? {}
  const [first, second] = [ideal, negative].filter((list) => list !== undefined)
  if (first === undefined) return undefined
  const more =
    second === undefined
      ? false
      : html`<h3>${segmentsTitle(second, translator)}</h3><p>${segmentsVerdict(second, translator)}</p>${listBody(second, translator)}`
  return section(
    'segments',
    segmentsTitle(first, translator),
    segmentsVerdict(first, translator),
    html`${listBody(first, translator)}${more}`,
  )
}

function listBody(list: SegmentList, translator: ReportContext['translator']): Html {
  const { t } = translator
  if (list.segments.length === 0) return html``
  const figures = segmentFigures(list, translator)
  return html`${trusted(map(list, translator))}
${table(t('segments.table'), segmentTable(list, translator))}
${figures.rows.length > 0 && dataBehind(t('segments.figures'), table(t('segments.figures'), figures))}
<ul class="note">${segmentNotes(list, translator).map((note) => html`<li>${note}</li>`)}</ul>
`
}

function map(list: SegmentList, translator: ReportContext['translator']): string {
  const { number, percent, t } = translator
  const what = segmentOutcome(list, translator)
  return segmentMap(
    list.segments.map((segment, place) => ({
      covered: coveredShare(segment, list),
      lift: segment.heldOut.lift.value,
      interval: segment.heldOut.lift.interval,
      mark: number(place + 1),
    })),
    {
      id: `segments-${list.negative ? 'negative' : 'ideal'}`,
      title: t('segments.picture.title'),
      description: t('segments.picture.description', { what }),
      covered: t('segments.picture.covered', { what }),
      lift: t('segments.picture.lift'),
      percent: (share) => percent(share, 0),
      number: (lift) => number(lift),
    },
  )
}
