import { type Coded, type CodedTrait, type Random, seededRandom } from '../src/stats/index.ts'

/** Traits of several shapes with a tenth of their values missing, and an outcome that some of them decide. */
export interface Simulated {
  readonly data: Coded
  /** True log odds of each level, for the traits that matter. */
  readonly effects: readonly (readonly number[])[]
}

const shapes = [3, 4, 6, 11, 21]
const categoryEffects = [0, -1, 1, 0, -0.5, 0.6, 0.3, 0.1, -0.2, 0.4]

/** The first `telling` traits matter, with effects up to `strength` log odds; the others are noise. */
export function simulateCoded(
  seed: number,
  size: { readonly rows: number; readonly traits: number; readonly telling: number },
  strength: number,
  intercept = -1,
): Simulated {
  const random = seededRandom(seed)
  const traits = Array.from({ length: size.traits }, (_, index) =>
    simulateTrait(random, size.rows, index),
  )
  const effects = traits.slice(0, size.telling).map((trait) => effectsOf(trait, strength))
  const good = new Uint8Array(size.rows)
  for (let row = 0; row < size.rows; row += 1) {
    let logOdds = intercept
    effects.forEach((effect, index) => {
      logOdds += effect[traits[index]?.codes[row] ?? 0] ?? 0
    })
    good[row] = random.next() < 1 / (1 + Math.exp(-logOdds)) ? 1 : 0
  }
  return { data: { rows: size.rows, traits, good }, effects }
}

function simulateTrait(random: Random, rows: number, index: number): CodedTrait {
  const levels = shapes[index % shapes.length] ?? 3
  const skew = index % 3 === 0 ? 2 : 1
  const draw = () => 1 + Math.floor((levels - 1) * random.next() ** skew)
  const codes = Uint8Array.from({ length: rows }, () => (random.next() < 0.1 ? 0 : draw()))
  return { levels, ordered: index % 2 === 0, codes }
}

function effectsOf({ levels, ordered }: CodedTrait, strength: number): number[] {
  return Array.from({ length: levels }, (_, level) => {
    if (!ordered) return strength * (categoryEffects[level % categoryEffects.length] ?? 0)
    return level === 0 ? 0 : strength * (2 * (level / (levels - 1)) - 1)
  })
}
