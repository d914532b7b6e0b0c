import type { Segment, SegmentFigureName, SegmentList } from '../../domain/index.ts'
import { segmentFigureNames } from '../../domain/index.ts'
import type { ReportContext } from '../context.ts'
import { coveredShare, segmentName, segmentOutcome } from '../wording/index.ts'
import { type Cell, rounded, type Sheet, sheet } from './sheet.ts'

/** A row a segment, those to keep away from after the others; no sheet where none were looked for. */
export function segmentSheets({ input, translator }: ReportContext): readonly Sheet[] {
  const lists = [input.segments?.ideal, input.segments?.negative].filter(
    (list) => list !== undefined,
  )
  const [first] = lists
  if (first === undefined) return []
  const { t } = translator
  const title = (column: string) =>
    t(`segments.column.${column}`, { what: segmentOutcome(first, translator) })
  const counts = ['market', 'prospects', 'decided', 'good', 'covered']
  const checked = ['rate', 'low', 'high', 'lift', 'low', 'high', 'wracc', 'returned']
  return [
    sheet(
      t('report.workbook.sheet.segments'),
      translator.direction === 'rtl',
      [
        t('segments.table'),
        ...['place', 'rule', ...counts, ...checked].map(title),
        ...segmentFigureNames.map((name) => t(`segments.figure.${name}`)),
      ],
      lists.flatMap((list) =>
        list.segments.map((segment, place) => [
          segmentOutcome(list, translator),
          place + 1,
          segmentName(segment, translator),
          ...countCells(segment, list),
          ...segmentFigureNames.map((name) => figureCell(segment, name)),
        ]),
      ),
    ),
  ]
}

function countCells(segment: Segment, list: SegmentList): readonly Cell[] {
  const { decided, good, heldOut, market, prospects, stability } = segment
  const { lift, rate, wracc } = heldOut
  return [
    ...[market, prospects, decided, good, rounded(coveredShare(segment, list))],
    ...[rate.value, ...rate.interval, lift.value, ...lift.interval, wracc].map(rounded),
    stability.returned,
  ]
}

function figureCell({ figures }: Segment, name: SegmentFigureName): Cell {
  const figure = figures.find((one) => one.name === name)
  return figure === undefined ? null : rounded(figure.here.value)
}
