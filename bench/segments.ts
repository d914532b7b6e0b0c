// Do the segments hold on rows that were kept aside, are they distinct, are planted ones found again, and
// how long does it take? Reads every folder of model.csv and folds.csv under --data (or
// NORTHFIT_BENCH_DATA); beside each the same folds by bench/beam-subgroups.py, a stand-in for pysubgroup's
// beam search. Prints JSON lines. A list is judged as a whole (`any`: rows that any of its rules covers),
// by its first rule, and by the mean of its rules, which favours near copies of one good rule.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import {
  type Coded,
  findSegments,
  pickRows,
  rowsWhere,
  type Segments,
  seededRandom,
} from '../src/stats/index.ts'
import { searchAtBar } from '../src/stats/segments/bar.ts'
import {
  type Cover,
  coverOf,
  coverSize,
  indexCovers,
  meanOverlap,
  sharedRows,
} from '../src/stats/segments/cover.ts'
import { sampleOf } from '../src/stats/segments/find-segments.ts'
import { openDuckDb } from '../src/warehouse/index.ts'
import { recovered, simulateSegments } from '../test/simulated-segments.ts'
import { type Model, readModel } from './read-model.ts'

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    only: { type: 'string', default: 'xedu,bank,telco,caravan' },
    bootstraps: { type: 'string', default: '100' },
  },
})
const root = values.data ?? process.env['NORTHFIT_BENCH_DATA'] ?? '../shared/data'
const least = { good: 15, others: 15 }
const meta = readMeta()

recovery()
speed()
const wanted = values.only.split(',')
for (const dataset of readdirSync(root).filter((folder) => wanted.includes(folder))) {
  const folder = path.join(root, dataset)
  if (!existsSync(path.join(folder, 'model.csv'))) continue
  const categorical = meta[dataset]?.categorical ?? []
  const engine = await openDuckDb(':memory:')
  const model = await readModel(engine, folder, new Set(categorical))
  await engine.close()
  print({ dataset, method: 'segments', ...ours(model) })
  for (const depth of [2, 3]) {
    const { top, ...figures } = beamOn(folder, categorical, depth) ?? {}
    print({ dataset, method: 'beam stand-in', ...figures, best: top?.[0] })
  }
}

/** Planted rules among 24 traits of noise, 2,000 customers, ten seeds. */
function recovery(): void {
  const found = Array.from({ length: 10 }, (_, index) => {
    const { data, truth } = simulateSegments(index + 1, 2000, 24)
    const { segments } = segmentsOf(data, index + 1, 0)
    return recovered(
      segments.map(({ rule }) => rule),
      truth,
    )
  })
  print({
    simulation: 'planted segments',
    customers: 2000,
    planted: 3,
    recovered: found,
    seeds_with_all: found.filter((count) => count === 3).length,
  })
}

/** One search at the size for which pysubgroup's own figure is published: 62,000 rows, 55 selectors, 1.1 s. */
function speed(): void {
  const { data } = simulateSegments(1, 62_000, 2)
  const folder = mkdtempSync(path.join(os.tmpdir(), 'northfit-beam-'))
  writeRows(folder, data)
  const categorical = data.traits.flatMap(({ ordered }, index) => (ordered ? [] : [`t${index}`]))
  for (const depth of [2, 3]) {
    const ours = searchSeconds(data, depth)
    const beam = beamOn(folder, categorical, depth, ['--time-only'])
    print({ simulation: 'speed', rows: data.rows, depth, seconds: ours, beam })
  }
  rmSync(folder, { recursive: true })
}

/** Coded rows as the stand-in reads them. */
function writeRows(folder: string, { good, rows, traits }: Coded): void {
  const head = ['row_id', 'y', ...traits.map((_, index) => `t${index}`)].join()
  const cell = (code = 0) => (code === 0 ? '' : String(code))
  const lines = Array.from({ length: rows }, (_, row) =>
    [row, good[row], ...traits.map(({ codes }) => cell(codes[row]))].join(),
  )
  writeFileSync(path.join(folder, 'model.csv'), `${[head, ...lines].join('\n')}\n`)
  const folds = lines.map((_, row) => `${row},${row % 5}`)
  writeFileSync(path.join(folder, 'folds.csv'), `row_id,fold\n${folds.join('\n')}\n`)
}

function beamOn(
  folder: string,
  categorical: readonly string[],
  depth: number,
  more: readonly string[] = [],
): { top?: readonly string[][]; [figure: string]: unknown } | undefined {
  const { status, stdout } = spawnSync('python3', [
    path.join(import.meta.dirname, 'beam-subgroups.py'),
    ...['--data', folder, '--categorical', categorical.join(), '--depth', String(depth), ...more],
  ])
  return status === 0 ? JSON.parse(stdout.toString()) : undefined
}

/** Processor seconds: the best of five runs of one whole search at every bar, the drawing of a sample and the index of covers included. */
function searchSeconds(data: Coded, depth: number): number {
  const times = Array.from({ length: 5 }, () => {
    const start = process.cpuUsage()
    const searched = sampleOf(data, seededRandom(1))
    const index = indexCovers(searched.traits, searched.rows)
    searchAtBar(index, searched.good, { most: 6, depth })
    const { system, user } = process.cpuUsage(start)
    return (user + system) / 1e6
  })
  return round(Math.min(...times))
}

function ours({ coded, fold, leveled }: Model) {
  const start = performance.now()
  const { segments, overlap, unreliable, sample } = segmentsOf(coded, 1, Number(values.bootstraps))
  const whole = (performance.now() - start) / 1000
  const lists = [...new Set(fold)].map((k) => heldOut({ coded, fold }, k))
  const mean = (pick: (list: (typeof lists)[number]) => number) =>
    round(lists.reduce((sum, list) => sum + pick(list), 0) / lists.length)
  return {
    rows: coded.rows,
    seconds_search_depth_2: searchSeconds(coded, 2),
    seconds_search_depth_3: searchSeconds(coded, 3),
    seconds_all_with_bootstraps: round(whole),
    ...(sample === undefined ? {} : { searched: sample }),
    held_out_wracc: mean((list) => list.mean),
    held_out_wracc_top_2: mean((list) => list.two),
    held_out_wracc_first: mean((list) => list.first),
    held_out_segments: mean((list) => list.length),
    held_out_wracc_any: mean((list) => list.any),
    held_out_overlap: mean((list) => list.overlap),
    overlap: round(overlap),
    unreliable,
    segments: segments.map((segment) => ({
      rule: segment.rule.map(({ trait, levels }) => ({
        trait: leveled[trait]?.trait.id,
        levels: levels.map((level) => leveled[trait]?.whens[level]),
      })),
      rows: segment.rows,
      rate: round(segment.good / segment.rows),
      held_out_rate: round(segment.heldOut.rate.value),
      lift: round(segment.heldOut.lift.value),
      returned: segment.stability.returned,
      stability: round(segment.stability.overlap),
    })),
  }
}

/** Everything is chosen on the other folds; the fold only counts. */
function heldOut({ coded, fold }: Pick<Model, 'coded' | 'fold'>, k: number) {
  const learn = pickRows(
    coded,
    rowsWhere(coded.rows, (row) => fold[row] !== k),
  )
  const check = pickRows(
    coded,
    rowsWhere(coded.rows, (row) => fold[row] === k),
  )
  const { segments } = segmentsOf(learn, 1, 0)
  const index = indexCovers(check.traits, check.rows)
  const good = goodRows(check.good)
  const covers = segments.map(({ rule }) => coverOf(index, rule))
  const wracc = (cover: Cover) =>
    (sharedRows(cover, good) - (coverSize(cover) * coverSize(good)) / check.rows) / check.rows
  const each = covers.map(wracc)
  const any = new Uint32Array(index.all.length)
  for (const cover of covers)
    for (const [at, word] of cover.entries()) any[at] = (any[at] ?? 0) | word
  return {
    mean: each.reduce((sum, own) => sum + own, 0) / Math.max(1, each.length),
    two:
      each.slice(0, 2).reduce((sum, own) => sum + own, 0) / Math.max(1, Math.min(2, each.length)),
    first: each[0] ?? 0,
    length: each.length,
    any: wracc(any),
    overlap: meanOverlap(covers),
  }
}

function goodRows(good: Uint8Array): Cover {
  const index = indexCovers([{ codes: good, levels: 2, ordered: false }], good.length)
  return coverOf(index, [{ trait: 0, levels: [1] }])
}

function segmentsOf(data: Coded, seed: number, bootstraps: number): Segments {
  const work = findSegments(data, { seed, bootstraps, least })
  for (;;) {
    const step = work.next()
    if (step.done === true) return step.value
  }
}

function readMeta(): Record<string, { categorical: string[] } | undefined> {
  const file = path.join(root, 'meta.json')
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
}

function round(value: number): number {
  return Number(value.toFixed(4))
}

function print(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`)
}
