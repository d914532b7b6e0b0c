import {
  type CodedTrait,
  checkRankings,
  cosineToSeeds,
  type Likeness,
  learnLikeness,
  likenessOf,
  type Ranking,
  type RankingCheck,
  type SharedGraph,
  seededRandom,
} from '../../stats/index.ts'
import { nearnessOfRows, relationsCoded } from './relations/index.ts'
import type { SeedSample } from './sample.ts'
import { isCardLearnable, scorecardRanking } from './scorecard-ranking.ts'

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

/** How early the seeds come back when hidden, by each way to rank. */
export interface ModelChecks {
  readonly together: RankingCheck
  readonly traits: RankingCheck
  readonly cosine: RankingCheck
  readonly relations?: RankingCheck
  /** By a card of who was won; absent where too few were won or lost. */
  readonly scorecard?: RankingCheck
  /** As together, if it counted that something is not known; absent where it does. */
  readonly unknownCounts?: RankingCheck
}

type Rankings = readonly (readonly [keyof ModelChecks, Ranking])[]

export function checkModel(
  sample: SeedSample,
  graph: SharedGraph | undefined,
  missing: 'neutral' | 'counts',
  seed: number,
): ModelChecks {
  let ways: readonly (keyof ModelChecks)[] = []
  const learn = (seeds: Uint32Array) => {
    const rankings = rankingsOf(sample, graph, missing, seeds)
    ways = rankings.map(([way]) => way)
    return rankings.map(([, rank]) => rank)
  }
  const checks = checkRankings(learn, sample.seeds, sample.others, seededRandom(seed))
  const of = (way: keyof ModelChecks) => checks[ways.indexOf(way)]
  const [together, traits, cosine] = [of('together'), of('traits'), of('cosine')]
  const [relations, unknownCounts] = [of('relations'), of('unknownCounts')]
  const scorecard = of('scorecard')
  if (together === undefined || traits === undefined || cosine === undefined)
    throw new Error('rankings without a check')
  return {
    ...{ together, traits, cosine },
    ...(relations === undefined ? {} : { relations }),
    ...(scorecard === undefined ? {} : { scorecard }),
    ...(unknownCounts === undefined ? {} : { unknownCounts }),
  }
}

function rankingsOf(
  sample: SeedSample,
  graph: SharedGraph | undefined,
  missing: 'neutral' | 'counts',
  seeds: Uint32Array,
): Rankings {
  const { likeness, traits, near } = learnModel(sample, graph, seeds, missing)
  const alone = withoutRelations(likeness, sample.traits.length)
  const by = (one: Likeness) => (rows: Uint32Array) => likenessOf(one, traits, rows)
  const rankings: [keyof ModelChecks, Ranking][] = [
    ['together', by(likeness)],
    ['traits', by(alone)],
    ['cosine', (rows) => cosineToSeeds(sample.traits, seeds, rows)],
  ]
  if (near !== undefined)
    rankings.push(['relations', (rows) => Float64Array.from(rows, (row) => near[row] || 0)])
  if (isCardLearnable(sample)) rankings.push(['scorecard', scorecardRanking(sample, seeds)])
  if (missing === 'neutral')
    rankings.push(['unknownCounts', by(learnModel(sample, graph, seeds, 'counts').likeness)])
  return rankings
}
