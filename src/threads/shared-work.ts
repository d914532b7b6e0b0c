import type { CardWork } from '../stats/index.ts'

/** The same work with its columns in memory that threads share; what is left is small and copied. */
export function sharedWork(work: CardWork): CardWork {
  const { rows, traits, good, weight } = work.data
  return {
    ...work,
    data: {
      rows,
      traits: traits.map((trait) => ({ ...trait, codes: shared(trait.codes) })),
      good: shared(good),
      ...(weight && { weight: sharedNumbers(weight) }),
    },
    divisions: work.divisions.map(shared),
  }
}

function shared(bytes: Uint8Array): Uint8Array {
  const copy = new Uint8Array(new SharedArrayBuffer(bytes.length))
  copy.set(bytes)
  return copy
}

function sharedNumbers(numbers: Float64Array): Float64Array {
  const copy = new Float64Array(new SharedArrayBuffer(numbers.byteLength))
  copy.set(numbers)
  return copy
}
