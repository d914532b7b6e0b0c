import {
  leastGood,
  type Segment,
  type SegmentEstimate,
  type SegmentFigure,
  type SegmentList,
} from '../../domain/index.ts'
import { labelText, levelText, type Translator } from '../../messages/index.ts'
import { type DataTable, none } from './data-table.ts'
import { isolated } from './names.ts'
import { decimals, range, shareWithin, times } from './numbers.ts'

/** "Industry: Logistics · Employees: 50 to 199"; a trait that is answered with yes by its name alone. */
export function segmentName(
  { conditions }: Pick<Segment, 'conditions'>,
  translator: Translator,
): string {
  return conditions
    .map(({ trait, when }) => {
      const name = isolated(labelText(trait.label, translator), translator)
      const yes = 'values' in when && when.values.length === 1 && when.values[0] === 'yes'
      if (yes && trait.type === 'yes_no') return name
      const level = isolated(levelText(when, trait, translator), translator)
      return translator.t('report.statement', { trait: name, level })
    })
    .join(' · ')
}

/** What the accounts that a list looks for are called: "won", "churned", "best customers". */
export function segmentOutcome(
  { negative, outcome }: Pick<SegmentList, 'negative' | 'outcome'>,
  { t }: Translator,
): string {
  return t(`segments.${negative ? 'other' : 'good'}.${outcome}`)
}

export function segmentsTitle({ negative }: SegmentList, { t }: Translator): string {
  return t('segments.title', { negative: String(negative) })
}

/** How many segments there are and of whom, or why there are none. */
export function segmentsVerdict(list: SegmentList, translator: Translator): string {
  const { decided, good, nothing, segments } = list
  const { percent, t } = translator
  const what = segmentOutcome(list, translator)
  if (segments.length > 0)
    return t('segments.summary', {
      segments: segments.length,
      decided,
      good,
      rate: percent(good / Math.max(1, decided), 0),
      what,
    })
  const facts = { what, good, others: decided - good, least: leastGood, decided }
  return t(`segments.nothing.${nothing ?? 'not_beyond_chance'}`, facts)
}

/** What must be known to read the figures; nothing where there are no segments. */
export function segmentNotes(list: SegmentList, translator: Translator): readonly string[] {
  const { chance, overlap, sample, segments, unreliable } = list
  const { percent, t } = translator
  if (segments.length === 0) return []
  const bootstraps = segments[0]?.stability.bootstraps ?? 0
  return [
    t('segments.note.held_out'),
    t('segments.note.chance', { chance: decimals(chance, 1, translator) }),
    ...(bootstraps > 0 ? [t('segments.note.returned', { bootstraps })] : []),
    ...(segments.length > 1 ? [t('segments.note.overlap', { overlap: percent(overlap, 0) })] : []),
    ...(unreliable > 0 ? [t('segments.note.unreliable', { unreliable })] : []),
    ...(sample === undefined ? [] : [t('segments.note.sample', { sample })]),
    t('segments.note.all'),
  ]
}

/** Share of all good accounts that the segment covers. */
export function coveredShare({ good }: Segment, list: SegmentList): number {
  return list.good === 0 ? 0 : good / list.good
}

const columns = ['rule', 'market', 'prospects', 'decided', 'good', 'rate', 'lift', 'returned']

/** A row a segment: its rule, its market, and what it did on accounts kept aside. */
export function segmentTable(list: SegmentList, translator: Translator): DataTable {
  const { number, t } = translator
  const what = segmentOutcome(list, translator)
  const lift = (value: number) => times(value, translator)
  return {
    columns: columns.map((column) => ({
      title: t(`segments.column.${column}`, { what }),
      number: column !== 'rule',
    })),
    rows: list.segments.map((segment, place) => [
      numbered(place, segmentName(segment, translator), translator),
      ...[segment.market, segment.prospects, segment.decided, segment.good].map((n) => number(n)),
      shareWithin(segment.heldOut.rate.value, segment.heldOut.rate.interval, translator),
      t('report.within', {
        value: lift(segment.heldOut.lift.value),
        range: range(segment.heldOut.lift.interval, translator, lift),
      }),
      returned(segment, translator),
    ]),
  }
}

function numbered(place: number, rule: string, { number, t }: Translator): string {
  return t('segments.numbered', { place: number(place + 1), rule })
}

function returned({ stability }: Segment, { number, t }: Translator): string {
  if (stability.bootstraps === 0) return none
  return t('segments.of', {
    returned: number(stability.returned),
    bootstraps: number(stability.bootstraps),
  })
}

const figureColumns = ['figure', 'here', 'everybody', 'counted']

/** A row a segment and figure: win rate, value, profit, sales cycle and who stayed beside those of everybody. */
export function segmentFigures(list: SegmentList, translator: Translator): DataTable {
  const { number, t } = translator
  return {
    columns: figureColumns.map((column) => ({
      title: t(`segments.column.${column}`),
      number: column !== 'figure',
    })),
    rows: list.segments.flatMap(({ figures }, place) =>
      figures.map((figure) => [
        numbered(place, t(`segments.figure.${figure.name}`), translator),
        figureText(figure, figure.here, translator),
        figureText(figure, figure.all, translator),
        number(figure.here.accounts),
      ]),
    ),
  }
}

const shares: ReadonlySet<string> = new Set(['win_rate', 'retention', 'still_active'])

function figureText(
  { name }: SegmentFigure,
  { interval, value }: SegmentEstimate,
  translator: Translator,
): string {
  if (shares.has(name)) return shareWithin(value, interval, translator)
  const digits = name === 'net_profit' ? 0 : 1
  const figure = (one: number) => decimals(one, digits, translator)
  return translator.t('report.within', {
    value: figure(value),
    range: range(interval, translator, figure),
  })
}
