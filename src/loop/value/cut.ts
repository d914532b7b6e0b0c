import type { ValueCut, ValueDefinition } from '../../domain/index.ts'

/** At least this many are best where the data has them: fewer show no traits in common. */
const leastBest = 5
/** Below this many customers a share of them is too few to speak of; the better half is taken. */
const few = 10
const usualShare = 0.2
const window = { from: 0.1, to: 0.3 }

/** Nobody is best: no customers, or nothing that says what they are worth. */
export const noCut: ValueCut = { basis: 'none', from: 0, customers: 0, gap: 0 }

/**
 * Where "best" begins among values in descending order.
 *
 * Suggested: the largest gap between neighbours whose place lies in the top 10 to 30 %, if it stands
 * out; else the best fifth. Gaps between neighbours of a smooth distribution are about exponential, and
 * the largest of m exceeds mean * (ln m + 3) about once in twenty times (R. Pyke, "Spacings", JRSS B 27,
 * 1965): only a gap beyond that is called a break. Equal values are never divided.
 */
export function chooseCut(values: Float64Array, wanted: ValueDefinition['cut']): ValueCut {
  if (values.length === 0) return noCut
  if (wanted !== 'suggested') return cutFrom(values, 'set', wantedValue(values, wanted))
  if (values.length < few) return cutAt(values, 'few', Math.ceil(values.length / 2))
  const broken = largestGap(values)
  if (broken !== undefined) return cutAt(values, 'gap', broken)
  return cutAt(values, 'fifth', Math.max(leastBest, Math.ceil(values.length * usualShare)))
}

function wantedValue(
  values: Float64Array,
  wanted: Exclude<ValueDefinition['cut'], 'suggested'>,
): number {
  if ('value' in wanted) return wanted.value
  const count = 'share' in wanted ? Math.ceil(values.length * wanted.share) : wanted.customers
  return values[Math.min(count, values.length) - 1] ?? 0
}

/** How many stand above the break, or undefined where no gap in the window stands out. */
function largestGap(values: Float64Array): number | undefined {
  const first = Math.max(leastBest, Math.floor(values.length * window.from))
  const last = Math.min(values.length - 1, Math.ceil(values.length * window.to))
  const gaps = last - first + 1
  if (gaps < leastBest) return undefined
  let widest = first
  for (let count = first; count <= last; count++)
    if (gapBelow(values, count) > gapBelow(values, widest)) widest = count
  const mean = ((values[first - 1] ?? 0) - (values[last] ?? 0)) / gaps
  return gapBelow(values, widest) > mean * (Math.log(gaps) + 3) ? widest : undefined
}

const gapBelow = (values: Float64Array, count: number): number =>
  count < values.length ? (values[count - 1] ?? 0) - (values[count] ?? 0) : 0

const cutAt = (values: Float64Array, basis: ValueCut['basis'], count: number): ValueCut =>
  cutFrom(values, basis, values[count - 1] ?? 0)

function cutFrom(values: Float64Array, basis: ValueCut['basis'], from: number): ValueCut {
  const below = values.findIndex((value) => value < from)
  const customers = below < 0 ? values.length : below
  return { basis, from, customers, gap: customers === 0 ? 0 : gapBelow(values, customers) }
}
