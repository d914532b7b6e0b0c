import { bytesAt, type CodedTrait } from '../coded/index.ts'
import { ascendingOrder } from '../order/index.ts'
import type { PointsCard } from './card.ts'

/** One line or table of a card: the group of each row, and the variance of each group's points. */
interface Part {
  readonly groups: Uint8Array
  readonly variances: readonly number[]
}

/**
 * How far do accounts of equal points lie from any straight curve of points, mean square in points? Those of
 * equal points share levels more often than others do, so what these levels' points are off by, their log
 * odds are off by together. With r_bg the share of level g in band b of equal points, less its line over the
 * points (what a calibration's intercept and slope would take up), and v_g the variance of its points, the
 * levels' errors taken as independent: the mean over the rows of sum_g r_bg^2 v_g. Bands of a thirtieth of the
 * rows, so that the shares are not all chance; 0 where all rows have the same points.
 *
 * @param own the points of each row by the card
 */
export function offCurve(
  card: PointsCard,
  traits: readonly CodedTrait[],
  own: Float64Array,
): number {
  const { band, points, rows } = bandsOf(own)
  const mean = sum(own) / own.length
  const spread = sum(points.map((value, b) => (rows[b] ?? 0) * (value - mean) ** 2))
  if (!(spread > 0)) return 0
  let off = 0
  for (const { groups, variances } of partsOf(card, traits)) {
    const counts = variances.map(() => new Float64Array(points.length))
    for (let row = 0; row < band.length; row += 1) {
      const own = counts[groups[row] ?? 0]
      const place = band[row] ?? 0
      if (own) own[place] = (own[place] ?? 0) + 1
    }
    counts.forEach((count, group) => {
      const share = sum(count) / own.length
      const slope = sum(count.map((n, b) => n * ((points[b] ?? 0) - mean))) / spread
      const apart = count.map((n, b) => {
        const line = share + slope * ((points[b] ?? 0) - mean)
        return (rows[b] ?? 0) * (n / (rows[b] ?? 1) - line) ** 2
      })
      off += (sum(apart) / own.length) * (variances[group] ?? 0)
    })
  }
  return off
}

const BANDS = 30

/** The band of each row by points, and each band's mean points and rows; equal points are never parted. */
function bandsOf(own: Float64Array) {
  const order = ascendingOrder(own)
  const band = new Uint8Array(own.length)
  const [points, rows] = [[0], [0]]
  for (let place = 0; place < order.length; place += 1) {
    const row = order[place] ?? 0
    const value = own[row] ?? 0
    let last = rows.length - 1
    if ((rows[last] ?? 0) >= own.length / BANDS && value > (own[order[place - 1] ?? 0] ?? 0)) {
      last = rows.push(0) - 1
      points.push(0)
    }
    band[row] = last
    rows[last] = (rows[last] ?? 0) + 1
    points[last] = (points[last] ?? 0) + value
  }
  return { band, points: Float64Array.from(points, (total, b) => total / (rows[b] ?? 1)), rows }
}

function partsOf(card: PointsCard, traits: readonly CodedTrait[]): Part[] {
  const lines = card.traits.map(({ error, group, index }) => {
    const codes = traits[index]?.codes
    if (codes === undefined) throw new RangeError(`the card asks for trait ${index}`)
    const groups = bytesAt(group, Uint32Array.from(codes))
    return { index, groups, variances: error.map((own) => own ** 2) }
  })
  const tables = card.pairs.map(({ error, traits: pair }) => {
    const [left, right] = pair.map((index) => lines.find((line) => line.index === index)?.groups)
    if (!(left && right)) throw new RangeError(`the card asks for pair ${pair}`)
    const columns = error[0]?.length ?? 0
    const groups = left.map((group, row) => group * columns + (right[row] ?? 0))
    return { groups, variances: error.flat().map((own) => own ** 2) }
  })
  return [...lines, ...tables]
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0)
}
