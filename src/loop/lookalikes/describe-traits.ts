import { type LikenessTrait, plainTrait } from '../../domain/index.ts'
import type { CodedTrait, TraitLikeness } from '../../stats/index.ts'
import type { LikenessModel } from './likeness-model.ts'
import { relationsTrait, relationsWhens } from './relations/index.ts'
import type { SeedSample } from './sample.ts'

/** 97.5 % quantile of the standard normal distribution. */
const z = 1.96

/** What sets the seeds apart, trait by trait, with how many of them have each level. */
export function describeTraits(
  sample: SeedSample,
  { likeness, traits }: LikenessModel,
): readonly LikenessTrait[] {
  return likeness.traits.flatMap((own) => {
    const coded = traits[own.index]
    if (coded === undefined) return []
    const { trait, whens } = sample.leveled[own.index] ?? {
      trait: relationsTrait,
      whens: relationsWhens,
    }
    const counted = countedLevels(coded, sample)
    return {
      trait: plainTrait(trait),
      strength: own.strength,
      levels: whens.map((when, level) => ({
        when,
        times: timesOf(own, level),
        ...counted(level),
      })),
    }
  })
}

function timesOf({ thousandths, errors }: TraitLikeness, level: number) {
  const adds = (thousandths[level] ?? 0) / 1000
  const half = z * (errors[level] ?? 0)
  return { value: Math.exp(adds), low: Math.exp(adds - half), high: Math.exp(adds + half) }
}

function countedLevels({ codes }: CodedTrait, { seeds, market }: SeedSample) {
  const count = (rows: Uint32Array, level: number) =>
    rows.reduce((sum, row) => sum + (codes[row] === level ? 1 : 0), 0)
  return (level: number) => ({
    seeds: count(seeds, level),
    market: count(market, level) / Math.max(1, market.length),
  })
}
