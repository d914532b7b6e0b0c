import {
  type Engine,
  join,
  joinNumbers,
  name,
  numbersOf,
  type QueryOptions,
  sql,
} from '../../sql/index.ts'
import { nearness, type SharedGraph, walkFrom } from '../../stats/index.ts'
import { marketTable } from './coded-market.ts'
import type { LikenessModel } from './likeness-model.ts'
import { type LevelWeights, summing, wordsOf } from './packed-levels.ts'
import { nearnessLevel } from './relations/index.ts'
import type { SeedSample } from './sample.ts'
import { isSeed } from './seeds.ts'

/** What the walk from the seeds brought through each thing, and to each account. */
export interface Walk {
  readonly graph: SharedGraph
  readonly through: Float64Array
}

export function walkFromSeeds(graph: SharedGraph, accounts: Uint32Array, seeds: Uint32Array): Walk {
  const from = seeds.map((row) => accounts[row] ?? 0)
  return { graph, through: walkFrom(graph, from) }
}

/** What was learned from the seeds. */
export interface Learned {
  readonly sample: SeedSample
  readonly model: LikenessModel
  readonly walk: Walk | undefined
}

/** The accounts asked about, by key, as columns; what adds up to the likeness in thousandths of a log unit. */
export interface Candidates {
  readonly keys: Float64Array
  /** 1 or 0. */
  readonly customer: Float64Array
  /** What the levels of the traits add. */
  readonly traits: Float64Array
  /** The same with what the nearness adds. */
  readonly likeness: Float64Array
  /** NaN where nothing leads to the account. */
  readonly nearness: Float64Array
}

/** All accounts but the seeds; without those that are customers already unless they are wanted too. */
export async function weighCandidates(
  engine: Engine,
  learned: Learned,
  customersToo: boolean,
  options?: QueryOptions,
): Promise<Candidates> {
  const packed = wordsOf(weightsOf(learned).map(({ place }) => place))
  const sumsOf = summing(packed, weightsOf(learned))
  const cells = [name('account_key'), name('customer'), ...packed.columns].map(
    (column) => sql`cast(${column} as ${engine.dialect.type('number')})`,
  )
  const unwanted = customersToo ? isSeed : sql`${isSeed} + customer`
  const query = sql`select ${join(cells)} from ${name(marketTable)} where ${unwanted} = 0 order by account_key`
  const keys: Float64Array[] = []
  const customer: Float64Array[] = []
  const traits: Float64Array[] = []
  for await (const { columns, rows } of engine.columns(query, options)) {
    keys.push(numbersOf(columns[0]))
    customer.push(numbersOf(columns[1]))
    traits.push(sumsOf(columns.slice(2).map(numbersOf), rows))
  }
  return withNearness(learned, {
    keys: joinNumbers(keys, Float64Array),
    customer: joinNumbers(customer, Float64Array),
    traits: joinNumbers(traits, Float64Array),
  })
}

function weightsOf({ model, sample }: Learned): readonly LevelWeights[] {
  return model.likeness.traits.flatMap(({ index, thousandths }) => {
    const own = sample.leveled[index]
    return own === undefined ? [] : [{ place: own.place, weights: thousandths }]
  })
}

function withNearness(
  { model, sample, walk }: Learned,
  weighed: Pick<Candidates, 'keys' | 'customer' | 'traits'>,
): Candidates {
  const { keys, traits } = weighed
  if (walk === undefined)
    return {
      ...weighed,
      likeness: traits,
      nearness: new Float64Array(keys.length).fill(Number.NaN),
    }
  const near = nearness(walk.graph, walk.through, Uint32Array.from(keys))
  const own = model.likeness.traits.find(({ index }) => index === sample.leveled.length)
  const likeness = traits.map((sum, row) => {
    return sum + (own?.thousandths[nearnessLevel(near[row] ?? Number.NaN)] ?? 0)
  })
  return { ...weighed, likeness, nearness: near }
}
