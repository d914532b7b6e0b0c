/**
 * A stream of random numbers that a seed decides. State lives in the closure; the same seed gives the
 * same numbers on every machine and in every version.
 */
export interface Random {
  /** The next integer in [0, 2^32). */
  readonly next32: () => number
  /** The next number in [0, 1), a multiple of 2^-53; takes two steps. */
  readonly next: () => number
}

/**
 * xoshiro128** 1.1 (D. Blackman and S. Vigna, "Scrambled linear pseudorandom number generators",
 * ACM TOMS 47, 2021; prng.di.unimi.it), period 2^128 - 1, its state filled from the seed by
 * splitmix32 (the 32-bit finaliser of MurmurHash3 over a Weyl sequence), whose four outputs differ, so
 * that the forbidden all-zero state cannot occur. Not for secrets.
 *
 * @param seed any finite number; its fraction is dropped
 */
export function seededRandom(seed: number): Random {
  if (!Number.isFinite(seed)) throw new RangeError(`a seed is a finite number, got ${seed}`)
  const whole = Math.trunc(seed)
  const mixed = splitmix32((whole ^ Math.imul(Math.floor(whole / 2 ** 32) | 0, 0x9e3779b1)) | 0)
  return xoshiro128(mixed(), mixed(), mixed(), mixed())
}

/** xoshiro128** from an explicit state, not all zero. */
export function xoshiro128(s0: number, s1: number, s2: number, s3: number): Random {
  let [a, b, c, d] = [s0 | 0, s1 | 0, s2 | 0, s3 | 0]
  const next32 = () => {
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0
    const shifted = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = rotate(d, 11)
    return result
  }
  const next = () => ((next32() >>> 5) * 0x4000000 + (next32() >>> 6)) / 0x20000000000000
  return { next32, next }
}

const rotate = (x: number, by: number): number => (x << by) | (x >>> (32 - by))

function splitmix32(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x9e3779b9) | 0
    let z = state
    z = Math.imul(z ^ (z >>> 16), 0x85ebca6b)
    z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35)
    return z ^ (z >>> 16)
  }
}
