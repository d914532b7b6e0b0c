import { createElement as h, type ReactNode } from 'react'
import type { StripScale } from './strip-scale.ts'
import { colours, strip } from './svg.ts'

/** An estimate and where it may truly lie. */
export interface Dot {
  readonly value: number
  readonly interval: readonly [number, number]
  /** Filled where it is more than chance, hollow where it may be nothing. */
  readonly firm: boolean
}

/** Dot and interval across one row of a table. */
export function dotStrip(dot: Dot, scale: StripScale): string {
  const colour = dot.firm ? colours.accent : colours.quiet
  return strip(
    ...guides(scale),
    h('line', {
      key: 'interval',
      x1: percent(scale.at(dot.interval[0])),
      x2: percent(scale.at(dot.interval[1])),
      y1: '50%',
      y2: '50%',
      stroke: colour,
      strokeWidth: 2,
    }),
    h('circle', {
      key: 'dot',
      cx: percent(scale.at(dot.value)),
      cy: '50%',
      r: 4.5,
      fill: dot.firm ? colour : colours.paper,
      stroke: colour,
      strokeWidth: 1.75,
    }),
  )
}

/** A bar from the neutral value, with a whisker over its end: points, values. */
export function barStrip(dot: Dot, scale: StripScale): string {
  const [zero, end] = [scale.at(scale.neutral), scale.at(dot.value)]
  return strip(
    ...guides(scale),
    h('rect', {
      key: 'bar',
      x: percent(Math.min(zero, end)),
      width: percent(Math.abs(end - zero)),
      y: '50%',
      transform: 'translate(0 -6)',
      height: 12,
      fill: dot.value >= scale.neutral ? colours.accent : colours.quiet,
    }),
    h('line', {
      key: 'whisker',
      x1: percent(scale.at(dot.interval[0])),
      x2: percent(scale.at(dot.interval[1])),
      y1: '50%',
      y2: '50%',
      stroke: colours.ink,
      strokeWidth: 1.25,
    }),
  )
}

/** The scale above a column of strips. */
export function axisStrip(scale: StripScale, format: (value: number) => string): string {
  return strip(
    ...scale.ticks.map((tick) =>
      h(
        'text',
        {
          key: tick,
          x: percent(scale.at(tick)),
          y: '100%',
          dy: '-0.45em',
          textAnchor: 'middle',
          fontSize: 11,
          fill: colours.muted,
        },
        format(tick),
      ),
    ),
  )
}

export interface Segment {
  readonly share: number
  readonly fill: string
}

/** One bar of a whole cut into its parts, first part at the start. */
export function shareStrip(segments: readonly Segment[]): string {
  let start = 0
  return strip(
    ...segments.map(({ share, fill }, index) => {
      const x = start
      start += share * 100
      return h('rect', {
        key: index,
        x: percent(x),
        width: percent(share * 100),
        y: 0,
        height: '100%',
        fill,
        stroke: colours.paper,
        strokeWidth: 1,
      })
    }),
  )
}

/** The ticks, and the value that says nothing, as faint lines. */
export function guides(scale: StripScale): ReactNode[] {
  const line = (value: number, stroke: string) =>
    h('line', {
      key: `guide ${value}`,
      x1: percent(scale.at(value)),
      x2: percent(scale.at(value)),
      y1: 0,
      y2: '100%',
      stroke,
      strokeWidth: 1,
    })
  return [
    ...scale.ticks.filter((tick) => tick !== scale.neutral).map((tick) => line(tick, colours.rule)),
    line(scale.neutral, colours.muted),
  ]
}

export function percent(value: number): string {
  return `${Math.round(value * 100) / 100}%`
}
