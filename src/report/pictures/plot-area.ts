import { AxisBottom, AxisLeft } from '@visx/axis'
import { scaleLinear } from '@visx/scale'
import { createElement as h, type ReactNode } from 'react'
import { colours } from './svg.ts'

/** Two linear axes in a frame of 380 by 300, the size at which its texts are read as they are on a phone. */
export const frame = { width: 380, height: 300, left: 52, right: 14, top: 14, bottom: 46 } as const

export type LinearScale = ReturnType<typeof scaleLinear<number>>

export function plotScales(x: readonly [number, number], y: readonly [number, number]) {
  return {
    x: scaleLinear<number>({
      domain: [...x],
      range: [frame.left, frame.width - frame.right],
      clamp: true,
    }),
    y: scaleLinear<number>({
      domain: [...y],
      range: [frame.height - frame.bottom, frame.top],
      clamp: true,
    }),
  }
}

interface Axis {
  readonly scale: LinearScale
  readonly label: string
  readonly format: (value: number) => string
  readonly ticks?: readonly number[]
}

const tickText = { fill: colours.muted, fontSize: 12, fontFamily: 'inherit' } as const
const axisText = { fill: colours.ink, fontSize: 12.5, fontFamily: 'inherit' } as const

/** Axes with their names, and faint lines to read values by. */
export function axes(x: Axis, y: Axis): ReactNode[] {
  const middle = (frame.left + frame.width - frame.right) / 2
  const centre = (frame.top + frame.height - frame.bottom) / 2
  const yTicks = y.ticks ?? y.scale.ticks(4)
  return [
    ...yTicks.map((tick) =>
      h('line', {
        key: `grid ${tick}`,
        x1: frame.left,
        x2: frame.width - frame.right,
        y1: y.scale(tick),
        y2: y.scale(tick),
        stroke: colours.rule,
      }),
    ),
    h(AxisBottom, {
      key: 'x',
      top: frame.height - frame.bottom,
      scale: x.scale,
      tickValues: [...(x.ticks ?? x.scale.ticks(5))],
      tickFormat: (value) => x.format(Number(value)),
      stroke: colours.quiet,
      tickStroke: colours.quiet,
      tickLength: 4,
      tickLabelProps: { ...tickText, textAnchor: 'middle' },
    }),
    h(AxisLeft, {
      key: 'y',
      left: frame.left,
      scale: y.scale,
      tickValues: [...yTicks],
      tickFormat: (value) => y.format(Number(value)),
      hideAxisLine: true,
      hideTicks: true,
      tickLabelProps: { ...tickText, textAnchor: 'end', dx: 2, dy: 4 },
    }),
    h(
      'text',
      { key: 'x name', x: middle, y: frame.height - 6, textAnchor: 'middle', ...axisText },
      x.label,
    ),
    h(
      'text',
      {
        key: 'y name',
        x: 0,
        y: 0,
        transform: `translate(12 ${centre}) rotate(-90)`,
        textAnchor: 'middle',
        ...axisText,
      },
      y.label,
    ),
  ]
}
