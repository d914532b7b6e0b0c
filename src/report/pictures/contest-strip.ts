import { createElement as h, type ReactNode } from 'react'
import type { StripScale } from './strip-scale.ts'
import { type Dot, guides, percent } from './strips.ts'
import { colours, strip } from './svg.ts'

/** The estimate of one, and where others stand on the same scale. */
export interface Contest {
  readonly dot: Dot | undefined
  readonly rule: number | undefined
  readonly before: number | undefined
  readonly none: number | undefined
}

/** One row: dot and interval; a square for the plain rule, a ring for the version before, a bar for chance. */
export function contestStrip({ before, dot, none, rule }: Contest, scale: StripScale): string {
  return strip(
    ...guides(scale),
    ...(dot === undefined ? [] : [interval(dot, scale)]),
    ...(none === undefined ? [] : [bar(percent(scale.at(none)))]),
    ...(rule === undefined ? [] : [square(percent(scale.at(rule)))]),
    ...(before === undefined ? [] : [ring(percent(scale.at(before)))]),
    ...(dot === undefined ? [] : [disc(percent(scale.at(dot.value)))]),
  )
}

/** The marks by themselves, for a legend. */
export function contestMark(mark: keyof Contest): string {
  const marks = { dot: disc, rule: square, before: ring, none: bar }
  return strip(marks[mark]('50%'))
}

function interval({ interval: ends }: Dot, scale: StripScale): ReactNode {
  const [x1, x2] = ends.map((end) => percent(scale.at(end)))
  return h('line', {
    key: 'interval',
    ...{ x1, x2, y1: '50%', y2: '50%' },
    stroke: colours.accent,
    strokeWidth: 2,
  })
}

function disc(cx: string): ReactNode {
  return h('circle', { key: 'dot', cx, cy: '50%', r: 4.5, fill: colours.accent })
}

function ring(cx: string): ReactNode {
  return h('circle', {
    key: 'before',
    ...{ cx, cy: '50%', r: 6.5 },
    fill: 'none',
    stroke: colours.ink,
    strokeWidth: 1.25,
  })
}

function square(x: string): ReactNode {
  return h('rect', {
    key: 'rule',
    ...{ x, y: '50%', width: 8, height: 8, transform: 'translate(-4 -4)' },
    fill: colours.paper,
    stroke: colours.muted,
    strokeWidth: 1.5,
  })
}

function bar(x: string): ReactNode {
  return h('line', {
    key: 'none',
    ...{ x1: x, x2: x, y1: '22%', y2: '78%' },
    stroke: colours.ink,
    strokeWidth: 2,
  })
}
