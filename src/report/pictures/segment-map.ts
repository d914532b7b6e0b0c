import { createElement as h } from 'react'
import { axes, frame, plotScales } from './plot-area.ts'
import { colours, type PictureFrame, picture } from './svg.ts'

/** A segment as a dot: the share of good accounts it covers, and its lift with its interval. */
export interface SegmentDot {
  readonly covered: number
  readonly lift: number
  readonly interval: readonly [number, number]
  /** What stands beside the dot: its number in the table. */
  readonly mark: string
}

interface Words extends Omit<PictureFrame, 'width' | 'height'> {
  readonly covered: string
  readonly lift: string
  readonly percent: (value: number) => string
  readonly number: (value: number) => string
}

/** Reach against lift: far to the right is many of the good accounts, far up is few others among them. */
export function segmentMap(dots: readonly SegmentDot[], words: Words): string {
  const widest = Math.max(0.1, ...dots.map(({ covered }) => covered))
  const highest = Math.max(2, ...dots.map(({ interval }) => interval[1]))
  const { x, y } = plotScales([0, Math.min(1, widest * 1.15)], [0, highest * 1.05])
  const places: Place[] = dots.map(({ covered, lift }) => ({ x: x(covered), y: y(lift) }))
  return picture(
    { ...words, width: frame.width, height: frame.height },
    ...axes(
      { scale: x, label: words.covered, format: words.percent },
      { scale: y, label: words.lift, format: words.number },
    ),
    h('line', {
      key: 'average',
      x1: frame.left,
      x2: frame.width - frame.right,
      y1: y(1),
      y2: y(1),
      stroke: colours.muted,
      strokeDasharray: '4 4',
    }),
    ...dots.flatMap(({ covered, interval, lift, mark }) => [
      h('line', {
        key: `interval ${mark}`,
        x1: x(covered),
        x2: x(covered),
        y1: y(interval[0]),
        y2: y(interval[1]),
        stroke: colours.accent,
        strokeWidth: 1.5,
      }),
      h('circle', { key: `dot ${mark}`, cx: x(covered), cy: y(lift), r: 5, fill: colours.accent }),
      h(
        'text',
        {
          key: `mark ${mark}`,
          ...markAt(x(covered), y(lift), places),
          fontSize: 12.5,
          fill: colours.ink,
          className: 'halo',
        },
        mark,
      ),
    ]),
  )
}

interface Place {
  readonly x: number
  readonly y: number
}

/** Right of the dot, left of it, above or below: where the middle of a mark stands from its dot. */
const besides = [
  { x: 13, y: 0 },
  { x: -13, y: 0 },
  { x: 0, y: -14 },
  { x: 0, y: 14 },
] as const

/** Nearer than this, a mark cannot be told from another or covers a dot. */
const apart = 11

/** Puts a mark beside its dot where nothing stands yet, and takes that place. */
function markAt(x: number, y: number, taken: Place[]) {
  const places = besides.map((beside) => ({ x: x + beside.x, y: y + beside.y }))
  const free = (place: Place) =>
    taken.every((other) => Math.hypot(place.x - other.x, place.y - other.y) >= apart)
  const place = places.find(free) ?? { x: x + besides[0].x, y: y + besides[0].y }
  taken.push(place)
  return { x: place.x, y: place.y + 4, textAnchor: 'middle' as const }
}
