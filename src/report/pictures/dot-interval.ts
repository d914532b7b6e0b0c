import { AxisTop } from '@visx/axis'
import { scaleLog } from '@visx/scale'
import { createElement as h, type ReactNode } from 'react'
import { colours, svg } from './svg.ts'

/** One row of a dot-and-interval plot: an estimate of lift and where it may truly lie. */
export interface DotRow {
  readonly label: string
  readonly note: string
  readonly value: number
  readonly interval: readonly [number, number]
  /** Rows that are more than chance stand out. */
  readonly firm: boolean
}

export interface DotPlot {
  readonly id: string
  readonly title: string
  readonly description: string
  readonly rows: readonly DotRow[]
  readonly format: (value: number) => string
}

const rowHeight = 26
const labelWidth = 250
const noteWidth = 110
const plotWidth = 320
const top = 30

/** Lift on a log scale with 1 in the middle of meaning: left of the line less often, right more often. */
export function dotIntervalPlot(plot: DotPlot): string {
  const width = labelWidth + plotWidth + noteWidth
  const height = top + plot.rows.length * rowHeight + 6
  const ends = plot.rows
    .flatMap(({ interval, value }) => [...interval, value])
    .filter((end) => end > 0)
  const low = Math.max(0.125, Math.min(0.5, ...ends))
  const high = Math.min(16, Math.max(2, ...ends))
  const x = scaleLog({
    domain: [low, high],
    range: [labelWidth + 10, labelWidth + plotWidth - 10],
    base: 2,
    clamp: true,
  })
  const ticks = [0.125, 0.25, 0.5, 1, 2, 4, 8, 16].filter((tick) => tick >= low && tick <= high)
  return svg(
    { id: plot.id, title: plot.title, description: plot.description, width, height },
    h(AxisTop, {
      top,
      scale: x,
      tickValues: ticks,
      tickFormat: (value) => plot.format(Number(value)),
      stroke: 'none',
      tickStroke: colours.rule,
      tickLabelProps: { fill: colours.muted, fontSize: 11, textAnchor: 'middle', dy: '-0.25em' },
    }),
    h('line', { x1: x(1), x2: x(1), y1: top, y2: height, stroke: colours.muted, strokeWidth: 1 }),
    ...plot.rows.map((row, index) =>
      dotRow(row, top + (index + 0.5) * rowHeight, (value) => x(Math.max(low, value))),
    ),
  )
}

function dotRow(row: DotRow, y: number, x: (value: number) => number): ReactNode {
  const colour = row.firm ? colours.accent : colours.muted
  return h(
    'g',
    { key: `${row.label} ${y}` },
    h(
      'text',
      { x: labelWidth - 4, y, dy: '0.35em', textAnchor: 'end', fontSize: 12.5, fill: colours.ink },
      shorten(row.label, 38),
    ),
    h('line', {
      x1: x(row.interval[0]),
      x2: x(row.interval[1]),
      y1: y,
      y2: y,
      stroke: colour,
      strokeWidth: 2,
      opacity: 0.55,
    }),
    h('circle', {
      cx: x(row.value),
      cy: y,
      r: 4.5,
      fill: row.firm ? colour : 'var(--paper)',
      stroke: colour,
      strokeWidth: 1.5,
    }),
    h(
      'text',
      { x: labelWidth + plotWidth + 4, y, dy: '0.35em', fontSize: 11.5, fill: colours.muted },
      row.note,
    ),
  )
}

/** Cuts a label at a whole number of characters as readers see them. */
export function shorten(label: string, most: number): string {
  const letters = [...label]
  return letters.length <= most ? label : `${letters.slice(0, most - 1).join('')}…`
}
