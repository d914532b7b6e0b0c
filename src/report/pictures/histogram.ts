import { Bar } from '@visx/shape'
import { createElement as h } from 'react'
import { axes, frame, plotScales } from './plot-area.ts'
import { colours, type PictureFrame, picture } from './svg.ts'

interface Step {
  readonly from: number
  readonly below: number
  readonly customers: number
}

interface Words extends Omit<PictureFrame, 'width' | 'height'> {
  readonly value: string
  readonly customers: string
  /** What is written beside the line where "best" begins. */
  readonly cut: string
  readonly number: (value: number) => string
}

/** How many customers have which value, and where "best" begins. */
export function valueHistogram(steps: readonly Step[], cut: number, words: Words): string {
  const held = steps.filter(({ customers }) => customers > 0)
  const from = Math.min(...held.map((step) => step.from), cut, 100)
  const to = Math.max(...held.map((step) => step.below), from + 5)
  const most = Math.max(1, ...steps.map(({ customers }) => customers))
  const { x, y } = plotScales([from, to], [0, most * 1.12])
  const right = x(cut) < frame.width * 0.62
  return picture(
    { ...words, width: frame.width, height: frame.height },
    ...axes(
      { scale: x, label: words.value, format: words.number },
      { scale: y, label: words.customers, format: words.number },
    ),
    ...held.map((step) =>
      h(Bar, {
        key: step.from,
        x: x(step.from) + 1,
        width: Math.max(1, x(step.below) - x(step.from) - 2),
        y: y(step.customers),
        height: y(0) - y(step.customers),
        fill: (step.from + step.below) / 2 >= cut ? colours.accent : colours.soft,
      }),
    ),
    h('line', {
      key: 'cut',
      x1: x(cut),
      x2: x(cut),
      y1: frame.top,
      y2: y(0),
      stroke: colours.ink,
      strokeWidth: 1.25,
    }),
    h(
      'text',
      {
        key: 'cut name',
        x: x(cut) + (right ? 7 : -7),
        y: frame.top + 9,
        textAnchor: right ? 'start' : 'end',
        fontSize: 12.5,
        fill: colours.ink,
        className: 'halo',
      },
      words.cut,
    ),
  )
}
