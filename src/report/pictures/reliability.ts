import { createElement as h } from 'react'
import { axes, frame, plotScales } from './plot-area.ts'
import { colours, type PictureFrame, picture } from './svg.ts'

export interface ReliabilityPoint {
  readonly accounts: number
  readonly predicted: number
  readonly observed: number
  readonly interval: readonly [number, number]
}

interface Words extends Omit<PictureFrame, 'width' | 'height'> {
  readonly predicted: string
  readonly observed: string
  readonly percent: (value: number) => string
}

/** What was promised against what happened; on the diagonal the two are the same. */
export function reliabilityDiagram(points: readonly ReliabilityPoint[], words: Words): string {
  const most = Math.max(
    0.1,
    ...points.flatMap(({ predicted, interval }) => [predicted, interval[1]]),
  )
  const end = Math.min(1, Math.ceil(most * 10) / 10)
  const { x, y } = plotScales([0, end], [0, end])
  return picture(
    { ...words, width: frame.width, height: frame.height },
    ...axes(
      { scale: x, label: words.predicted, format: words.percent },
      { scale: y, label: words.observed, format: words.percent },
    ),
    h('line', {
      key: 'diagonal',
      x1: x(0),
      y1: y(0),
      x2: x(end),
      y2: y(end),
      stroke: colours.quiet,
      strokeDasharray: '4 4',
    }),
    ...points.map((point, index) =>
      h(
        'g',
        { key: `point ${index}` },
        h('line', {
          x1: x(point.predicted),
          x2: x(point.predicted),
          y1: y(point.interval[0]),
          y2: y(point.interval[1]),
          stroke: colours.accent,
          strokeWidth: 2,
        }),
        h('circle', {
          cx: x(point.predicted),
          cy: y(point.observed),
          r: 4.5,
          fill: colours.accent,
          stroke: colours.paper,
        }),
      ),
    ),
  )
}
