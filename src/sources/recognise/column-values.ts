import { isCountryName, isPlaceholder } from '../../domain/index.ts'
import type { SampledValue } from '../sampled-table.ts'
import { answersIn } from './answer-words.ts'
import { foldText } from './fold-text.ts'
import { type Shape, shapesOf } from './value-shapes.ts'

/** What the sampled values of a column are like; placeholders are left out throughout. */
export interface ColumnValues {
  /** Distinct values that say something, as in the file. */
  readonly texts: readonly string[]
  /** Share of the distinct values that have a shape, in [0, 1]; 0 where there are no values. */
  readonly share: (shape: Shape | 'date' | 'country') => number
  /** Share of the cells with a value whose text passes a test, in [0, 1]; 0 where there are none. */
  readonly cells: (test: (text: string) => boolean) => number
  /** Values met a second time or more often, as a share of all cells with a value. */
  readonly repeats: number
  /** Yes and no, where every value is one of them, placeholders included. */
  readonly answers: { readonly yes: readonly string[]; readonly no: readonly string[] } | undefined
  /** True where some value is a number with leading zeros, which a number would lose. */
  readonly leadingZeros: boolean
}

const dateShapes: readonly Shape[] = ['writtenDate', 'namedDate', 'compactDate']

export function columnValues(sample: readonly SampledValue[]): ColumnValues {
  const told = sample.filter(({ text }) => !isPlaceholder(text))
  const texts = told.map(({ text }) => text)
  const folded = texts.map(foldText)
  const cells = told.reduce((sum, { count }) => sum + count, 0)
  const part = (matching: number): number => (texts.length === 0 ? 0 : matching / texts.length)
  const answered = answersIn(sample.map(({ text }) => text)) ?? answersIn(texts)
  // Looked at only when asked and only once: most columns of a wide file are never asked.
  let shapes: readonly (readonly Shape[])[] | undefined
  const shares = new Map<string, number>()
  const shareOf = (shape: Shape | 'date' | 'country'): number => {
    if (shape === 'country') return part(texts.filter(isCountryName).length)
    shapes ??= folded.map(shapesOf)
    const wanted = shape === 'date' ? dateShapes : [shape]
    return part(shapes.filter((has) => wanted.some((one) => has.includes(one))).length)
  }
  return {
    texts,
    share: (shape) => {
      const share = shares.get(shape) ?? shareOf(shape)
      shares.set(shape, share)
      return share
    },
    cells: (test) =>
      cells === 0
        ? 0
        : told.reduce((sum, { text, count }) => sum + (test(text) ? count : 0), 0) / cells,
    repeats: cells === 0 ? 0 : 1 - texts.length / cells,
    answers: answered,
    leadingZeros: folded.some((text) => /^0\d+$/.test(text)),
  }
}
