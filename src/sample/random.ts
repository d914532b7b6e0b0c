/**
 * Seeded randomness that can be entered anywhere: `seek(seed, index, stream)` starts the sequence
 * that belongs to one account and one concern, so an account can be made again from its index
 * alone (duplicates, referrals) and a new concern never shifts the others.
 *
 * Generator: xoroshiro64** (Blackman & Vigna 2018, "Scrambled linear pseudorandom number
 * generators"), two 32-bit words of state, period 2^64 - 1. The start is mixed with the finaliser
 * of MurmurHash3, which is a bijection on 32 bits: two indices of a stream never share a start.
 */
export class Random {
  private a = 1
  private b = 2

  seek(seed: number, index: number, stream: number): this {
    const key = mix(Math.imul(seed, 0x9e3779b9) ^ Math.imul(stream + 1, 0x85ebca6b))
    this.a = mix(key ^ index)
    this.b = mix(this.a ^ Math.imul(index + 1, 0xc2b2ae35) ^ key) || 1
    return this
  }

  /** 32 random bits, as an unsigned integer. */
  bits(): number {
    const { a } = this
    const b = this.b ^ a
    const scrambled = Math.imul(rotate(Math.imul(a, 0x9e3779bb), 5), 5)
    this.a = rotate(a, 26) ^ b ^ (b << 9)
    this.b = rotate(b, 13)
    return scrambled >>> 0
  }

  /** Uniform on [0, 1), in steps of 2^-32. */
  uniform(): number {
    return this.bits() / 4_294_967_296
  }

  /** A whole number from 0 to `count - 1`. */
  below(count: number): number {
    return Math.floor(this.uniform() * count)
  }

  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number {
    return low + this.below(high - low + 1)
  }

  chance(probability: number): boolean {
    return this.uniform() < probability
  }

  /** Standard normal (Box & Muller 1958). */
  normal(): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.uniform()))
    return radius * Math.cos(2 * Math.PI * this.uniform())
  }

  exponential(mean: number): number {
    return -mean * Math.log(1 - this.uniform())
  }

  /** Knuth's product method; meant for means up to about 20. */
  poisson(mean: number): number {
    const floor = Math.exp(-mean)
    let product = this.uniform()
    let count = 0
    while (product > floor) {
      product *= this.uniform()
      count += 1
    }
    return count
  }

  one<T>(items: readonly T[]): T {
    return at(items, this.below(items.length))
  }

  pick<T>(odds: Odds<T>): T {
    const mark = this.uniform()
    let place = 0
    while (place < odds.items.length - 1 && mark >= (odds.upTo[place] ?? 1)) place += 1
    return at(odds.items, place)
  }
}

/** Items with the running share of their weights. */
export interface Odds<T> {
  readonly items: readonly T[]
  readonly upTo: readonly number[]
}

export function odds<T>(weighted: readonly (readonly [T, number])[]): Odds<T> {
  const total = weighted.reduce((sum, [, weight]) => sum + weight, 0)
  let running = 0
  const upTo = weighted.map(([, weight]) => {
    running += weight
    return running / total
  })
  return { items: weighted.map(([item]) => item), upTo }
}

/** `items[place]` where the place is inside by construction; outside is a bug of ours. */
export function at<T>(items: readonly T[], place: number): T {
  const item = items[place]
  if (item === undefined) throw new Error(`no item ${place} of ${items.length}`)
  return item
}

function rotate(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by))
}

function mix(word: number): number {
  let mixed = word ^ (word >>> 16)
  mixed = Math.imul(mixed, 0x85ebca6b)
  mixed ^= mixed >>> 13
  mixed = Math.imul(mixed, 0xc2b2ae35)
  return mixed ^ (mixed >>> 16)
}
