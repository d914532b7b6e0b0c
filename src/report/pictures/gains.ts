import { AreaClosed, LinePath } from '@visx/shape'
import { createElement as h } from 'react'
import { axes, frame, plotScales } from './plot-area.ts'
import { colours, type PictureFrame, picture } from './svg.ts'

type GainsPoint = readonly [number, number]

interface Words extends Omit<PictureFrame, 'width' | 'height'> {
  readonly worked: string
  readonly reached: string
  /** What is written at the marked point. */
  readonly marked: string
  readonly percent: (value: number) => string
}

/** The fifth a team would work first. */
const mark = 0.2

/** Share of good accounts reached by working the best-scored share; on the diagonal, by working at random. */
export function gainsCurve(points: readonly GainsPoint[], words: Words): string {
  const { x, y } = plotScales([0, 1], [0, 1])
  const line = { x: (point: GainsPoint) => x(point[0]), y: (point: GainsPoint) => y(point[1]) }
  const reached = heightAt(points, mark)
  const quarters = [0, 0.25, 0.5, 0.75, 1]
  return picture(
    { ...words, width: frame.width, height: frame.height },
    h(AreaClosed<GainsPoint>, {
      key: 'area',
      data: [...points],
      ...line,
      yScale: y,
      fill: colours.soft,
    }),
    ...axes(
      { scale: x, label: words.worked, format: words.percent, ticks: quarters },
      { scale: y, label: words.reached, format: words.percent, ticks: quarters },
    ),
    h('line', {
      key: 'diagonal',
      x1: x(0),
      y1: y(0),
      x2: x(1),
      y2: y(1),
      stroke: colours.quiet,
      strokeDasharray: '4 4',
    }),
    h(LinePath<GainsPoint>, {
      key: 'line',
      data: [...points],
      ...line,
      stroke: colours.accent,
      strokeWidth: 2.25,
    }),
    h('line', {
      key: 'mark',
      x1: x(mark),
      x2: x(mark),
      y1: y(0),
      y2: y(reached),
      stroke: colours.ink,
      strokeWidth: 1,
    }),
    h('circle', { key: 'dot', cx: x(mark), cy: y(reached), r: 4, fill: colours.ink }),
    h(
      'text',
      {
        key: 'marked',
        x: x(mark) + 9,
        y: y(reached / 2),
        fontSize: 12.5,
        fill: colours.ink,
        className: 'halo',
      },
      words.marked,
    ),
  )
}

/** The curve's height between its points, by a straight line. */
function heightAt(points: readonly GainsPoint[], at: number): number {
  const after = points.findIndex(([x]) => x >= at)
  const [x1, y1] = points[after] ?? [1, 1]
  const [x0, y0] = points[after - 1] ?? [0, 0]
  return x1 === x0 ? y1 : y0 + ((y1 - y0) * (at - x0)) / (x1 - x0)
}
