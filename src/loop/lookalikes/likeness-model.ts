import {
  type CodedTrait,
  checkRankings,
  cosineToSeeds,
  type Likeness,
  learnLikeness,
  likenessOf,
  type RankingCheck,
  type SharedGraph,
  seededRandom,
} from '../../stats/index.ts'
import { nearnessOfRows, relationsCoded } from './relations/index.ts'
import type { SeedSample } from './sample.ts'

/** What was learned from some seeds, and the codes it reads. */
export interface LikenessModel {
  readonly likeness: Likeness
  /** The traits of the sample and, where accounts share anything, the nearness by it as the last. */
  readonly traits: readonly CodedTrait[]
  /** Nearness of each row. */
  readonly near?: Float64Array
}

/** Traits and relations are learned together, so that what both say counts once. */
export function learnModel(
  sample: SeedSample,
  graph: SharedGraph | undefined,
  seeds: Uint32Array,
  missing: 'neutral' | 'counts',
): LikenessModel {
  const near = graph === undefined ? undefined : nearnessOfRows(graph, sample.accounts, seeds)
  const traits = near === undefined ? sample.traits : [...sample.traits, relationsCoded(near)]
  const likeness = learnLikeness(traits, sample.market, seeds, {
    missing,
    blamed: [sample.described],
  })
  return { likeness, traits, ...(near === undefined ? {} : { near }) }
}

/** The likeness by the traits of the catalogue alone. */
export function withoutRelations(likeness: Likeness, traits: number): Likeness {
  return { ...likeness, traits: likeness.traits.filter(({ index }) => index < traits) }
}

export interface ModelChecks {
  readonly together: RankingCheck
  readonly traits: RankingCheck
  readonly cosine: RankingCheck
  readonly relations?: RankingCheck
}

/** How early the seeds come back when hidden, by each of the rankings. */
export function checkModel(
  sample: SeedSample,
  graph: SharedGraph | undefined,
  missing: 'neutral' | 'counts',
  seed: number,
): ModelChecks {
  const learn = (seeds: Uint32Array) => {
    const { likeness, traits, near } = learnModel(sample, graph, seeds, missing)
    const alone = withoutRelations(likeness, sample.traits.length)
    const by = (one: Likeness) => (rows: Uint32Array) => likenessOf(one, traits, rows)
    const rankings = [by(likeness), by(alone)]
    rankings.push((rows) => cosineToSeeds(sample.traits, seeds, rows))
    if (near !== undefined)
      rankings.push((rows) => Float64Array.from(rows, (row) => near[row] || 0))
    return rankings
  }
  const checks = checkRankings(learn, sample.seeds, sample.others, seededRandom(seed))
  const [together, traits, cosine, relations] = checks
  if (together === undefined || traits === undefined || cosine === undefined)
    throw new Error('rankings without a check')
  return { together, traits, cosine, ...(relations === undefined ? {} : { relations }) }
}
