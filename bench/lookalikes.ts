// How early do hidden customers come back, and how long does a million candidates take?
//   node bench/lookalikes.ts [--data DIR] [--only xedu,bank,sample] [--repeats 10]
// Half of the good accounts of each data set is hidden; from the other half (or 5, 20, 100 of it) everything is
// learned, and the hidden ones are sought among all accounts that were not given. Peers in the same run: plain
// cosine, and the scorecard, which unlike the others is told who the losers in its half are.
// Time is taken twice: of the typed arrays alone, and of the user's whole way through a workspace, from the opening
// of the store to reasons for the first hundred, beside DuckDB's scan of the same columns. Prints JSON lines.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { performance } from 'node:perf_hooks'
import { parseArgs } from 'node:util'
import {
  auc,
  type Coded,
  type CodedTrait,
  cosineToSeeds,
  learnLikeness,
  learnScorecard,
  likenessOf,
  meanEstimate,
  pickRows,
  rowsWhere,
  scoreRows,
  seededRandom,
  shuffle,
  stratifiedFolds,
  topRows,
  topSlice,
} from '../src/stats/index.ts'
import { openDuckDb } from '../src/warehouse/index.ts'
import { timedWhole } from './lookalikes-whole.ts'
import { readModel } from './read-model.ts'
import { readSample } from './read-sample.ts'

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    only: { type: 'string' },
    repeats: { type: 'string', default: '10' },
  },
})
const root = values.data ?? process.env['NORTHFIT_BENCH_DATA'] ?? '../shared/data'
const repeats = Number(values.repeats)
const half = 'half'
const seedCounts = [5, 20, 100, half] as const
const marketRows = 10_000

const wanted = values.only?.split(',')
const sets = existsSync(root)
  ? readdirSync(root).filter(
      (folder) =>
        existsSync(path.join(root, folder, 'model.csv')) && (wanted?.includes(folder) ?? true),
    )
  : []
for (const dataset of sets) {
  const engine = await openDuckDb(':memory:')
  const { coded } = await readModel(engine, path.join(root, dataset), categoricalOf(dataset))
  await engine.close()
  const market = { coded, won: coded.good, blamed: [] }
  for (const line of await recovered(market)) print({ dataset, ...line })
}
if (wanted?.includes('sample') ?? true) {
  const { described, ...market } = await readSample(6000, 1)
  for (const line of await recovered({ ...market, blamed: [described] }))
    print({ dataset: 'sample', ...line })
}
print(timed(1_000_000, 30))
print(await timedWhole(1_000_000, 30))

interface Market {
  readonly coded: Coded
  /** What the scorecard is told: who was won of those decided, all unless given. */
  readonly won: Uint8Array
  readonly decided?: Uint8Array
  readonly blamed: readonly CodedTrait[]
}

interface Result {
  readonly auc: number
  readonly found1: number
  readonly found5: number
  readonly found10: number
}

async function recovered(known: Market): Promise<object[]> {
  const { blamed, coded: data } = known
  const results = new Map<string, Result[]>()
  for (let repeat = 0; repeat < repeats; repeat += 1) {
    const random = seededRandom(100 + repeat)
    const part = stratifiedFolds(random, data.good, 2)
    const hidden = rowsWhere(data.rows, (row) => part[row] === 1)
    const good = Uint8Array.from(hidden, (row) => data.good[row] ?? 0)
    const given = shuffle(
      random,
      rowsWhere(data.rows, (row) => part[row] === 0 && data.good[row] === 1),
    )
    const market = marketOf(data.rows, repeat)
    const judge = (seeds: string, method: string, scores: Float64Array) => {
      const key = `${seeds} ${method}`
      results.set(key, [...(results.get(key) ?? []), judged(scores, good)])
    }
    for (const count of seedCounts) {
      const seeds = given.slice(0, count === half ? given.length : count).sort()
      const like = (missing: 'neutral' | 'counts') =>
        likenessOf(
          learnLikeness(data.traits, market, seeds, { missing, blamed }),
          data.traits,
          hidden,
        )
      judge(String(count), 'lookalikes', like('neutral'))
      judge(String(count), 'lookalikes, unknown counts', like('counts'))
      judge(String(count), 'cosine', cosineToSeeds(data.traits, seeds, hidden))
    }
    judge(half, 'scorecard, told the losers', await scorecard(known, part, hidden))
  }
  return Array.from(results, ([key, list]) => {
    const space = key.indexOf(' ')
    return { seeds: key.slice(0, space), method: key.slice(space + 1), ...averaged(list) }
  })
}

function marketOf(rows: number, seed: number): Uint32Array {
  const all = Uint32Array.from({ length: rows }, (_, row) => row)
  return rows <= marketRows ? all : shuffle(seededRandom(seed), all).slice(0, marketRows).sort()
}

async function scorecard(
  { coded: data, decided, won }: Market,
  part: Uint8Array,
  hidden: Uint32Array,
): Promise<Float64Array> {
  const known = pickRows(
    { ...data, good: won },
    rowsWhere(data.rows, (row) => part[row] === 0 && (decided?.[row] ?? 1) === 1),
  )
  const { card } = await learnScorecard(known, { seed: 1, least: { good: 15, others: 15 } })
  const points = new Float64Array(data.rows)
  scoreRows(card, data.traits, hidden, points)
  return Float64Array.from(hidden, (row) => points[row] ?? 0)
}

function judged(scores: Float64Array, good: Uint8Array): Result {
  const found = (share: number) => topSlice(scores, good, share).captured.value
  return { auc: auc(scores, good), found1: found(0.01), found5: found(0.05), found10: found(0.1) }
}

/** Means over the repeats; the interval is that of the mean AUC over such draws of seeds. */
function averaged(list: readonly Result[]): object {
  const of = (pick: (result: Result) => number) => {
    const picked = list.map(pick)
    const mean = picked.reduce((sum, value) => sum + value, 0) / picked.length
    const squares = picked.reduce((sum, value) => sum + (value - mean) ** 2, 0)
    return meanEstimate({
      n: picked.length,
      mean,
      variance: squares / Math.max(1, picked.length - 1),
    })
  }
  const area = of((result) => result.auc)
  const top = of((result) => result.found10).value
  return {
    repeats: list.length,
    auc: round(area.value),
    auc_interval: [round(area.low), round(area.high)],
    found_in_top_1: round(of((result) => result.found1).value),
    found_in_top_5: round(of((result) => result.found5).value),
    found_in_top_10: round(top),
    lift_top_10: round(top / 0.1),
  }
}

/** Learning from 500 seeds, likeness of all rows, and the first hundred; beside cosine, and one pass over the bytes. */
function timed(rows: number, count: number): object {
  const random = seededRandom(1)
  const traits = Array.from({ length: count }, (_, index): CodedTrait => {
    const codes = new Uint8Array(rows)
    for (let row = 0; row < rows; row += 1) codes[row] = random.next32() % 11
    return { codes, levels: 11, ordered: index % 2 === 0 }
  })
  const all = Uint32Array.from({ length: rows }, (_, row) => row)
  const high = (row: number) =>
    traits.slice(0, 20).reduce((sum, { codes }) => sum + ((codes[row] ?? 0) > 5 ? 1 : 0), 0)
  const seeds = rowsWhere(rows, (row) => row % 50 === 0 && high(row) > 12).slice(0, 500)
  const market = marketOf(rows, 1)
  const learn = fastest(() => learnLikeness(traits, market, seeds), 3)
  const rank = fastest(() => topRows(likenessOf(learn.result, traits, all), 100), 5)
  const cosine = fastest(() => topRows(cosineToSeeds(traits, seeds, all), 100), 5)
  const pass = fastest(() => traits.reduce((sum, { codes }) => sum + sumOf(codes), 0), 5)
  return {
    benchmark: 'time',
    rows,
    traits: count,
    fitted: learn.result.traits.length,
    learn_seconds: round(learn.seconds),
    rank_seconds: round(rank.seconds),
    whole_seconds: round(learn.seconds + rank.seconds),
    cosine_seconds: round(cosine.seconds),
    ratio_to_cosine: round(rank.seconds / cosine.seconds),
    read_all_bytes_seconds: round(pass.seconds),
    ratio_to_reading: round(rank.seconds / pass.seconds),
  }
}

function sumOf(codes: Uint8Array): number {
  let sum = 0
  for (let row = 0; row < codes.length; row += 1) sum += codes[row] ?? 0
  return sum
}

function fastest<T>(
  work: () => T,
  rounds: number,
): { readonly seconds: number; readonly result: T } {
  const runs = Array.from({ length: rounds }, () => {
    const start = performance.now()
    const result = work()
    return { seconds: (performance.now() - start) / 1000, result }
  })
  return runs.reduce((best, run) => (run.seconds < best.seconds ? run : best))
}

/** Categorical columns by the meta.json beside all folders; undefined to tell by the values. */
function categoricalOf(dataset: string): ReadonlySet<string> | undefined {
  const file = path.join(root, 'meta.json')
  const meta = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8'))[dataset] : undefined
  return Array.isArray(meta?.categorical) ? new Set(meta.categorical) : undefined
}

function round(value: number): number {
  return Number(value.toFixed(4))
}

function print(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`)
}
