// How good are learned cards on data sets with known baselines? Reads every folder of model.csv, folds.csv
// under --data (or NORTHFIT_BENCH_DATA), with an optional meta.json that names categorical columns.
// Prints one JSON line for each data set, split and model: cv is the mean over the given folds, oot the later
// part; card is what people read, full the model without its limits. The learner looked at the public sets it
// is compared on while it was built, which a set of your own does not have. With --peers the lines of usual models on
// the same folds follow (bench/peers.py). Options: --data FOLDER, --only NAME,NAME, --peers.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { defaultCuts } from '../src/loop/learn/cut-tiers.ts'
import {
  auc,
  brierScore,
  type Coded,
  calibrationError,
  learnScorecard,
  logLoss,
  rowsWhere,
  topSlice,
} from '../src/stats/index.ts'
import { learningCrew } from '../src/threads/index.ts'
import { openDuckDb } from '../src/warehouse/index.ts'
import { type Model, readModel } from './read-model.ts'
import { runPython } from './run-python.ts'

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    only: { type: 'string' },
    peers: { type: 'boolean', default: false },
  },
})
const root = values.data ?? process.env['NORTHFIT_BENCH_DATA'] ?? '../shared/data'
const sets = readdirSync(root)
  .filter((folder) => existsSync(path.join(root, folder, 'model.csv')))
  .filter((folder) => values.only === undefined || values.only.split(',').includes(folder))

for (const dataset of sets) {
  const engine = await openDuckDb(':memory:')
  const model = await readModel(engine, path.join(root, dataset), categoricalOf(dataset))
  await engine.close()
  const start = performance.now()
  const later = model.part.every((part) => part > 0)
  const time = Float64Array.from(model.part)
  const data: Coded = later ? { ...model.coded, time } : model.coded
  const learned = await learnScorecard(data, {
    seed: 1,
    least: { good: 15, others: 15 },
    fold: model.fold,
    crew: learningCrew(availableParallelism()),
  })
  const seconds = (performance.now() - start) / 1000
  const { card, points, probability, fullProbability } = learned
  const { reliable, reasons } = learned.judgement
  const shared = {
    reliable,
    reasons,
    fit_seconds: round(seconds),
    rss_mb: Math.round(process.resourceUsage().maxRSS / 1024),
  }
  const { bestFrom } = defaultCuts(learned, data.good)
  const best = points.reduce((rows, value) => rows + (value >= bestFrom ? 1 : 0), 0)
  const cv = { dataset, split: 'cv' }
  const sizes = { traits: card.traits.length, pairs: card.pairs.length }
  const { crossValidated, earlier } = learned.fullPairs
  print({
    ...cv,
    model: 'card',
    ...overFolds(model, probability),
    ...bestLift(points, data.good, best),
    ...sizes,
    ...shared,
  })
  if (fullProbability !== undefined)
    print({
      ...cv,
      model: 'full',
      ...overFolds(model, fullProbability),
      ...bestLift(fullProbability, data.good, best),
      traits: data.traits.length,
      pairs: crossValidated,
      ...shared,
    })
  if (learned.outOfTime === undefined) continue
  const { fullProbability: fullLater, points: pointsLater, rows } = learned.outOfTime.said
  const goodLater = Uint8Array.from(rows, (row) => data.good[row] ?? 0)
  const bestLater = (best * rows.length) / data.rows
  for (const name of ['card', 'full'] as const) {
    const ahead = learned.outOfTime[name]
    print({
      dataset,
      split: 'oot',
      model: name,
      auc: round(ahead.auc),
      log_loss: round(ahead.logLoss),
      brier: round(ahead.brier),
      ece: round(ahead.calibrationError),
      lift10: round(ahead.liftTop10),
      captured20: round(ahead.capturedTop20),
      ...bestLift(name === 'card' ? pointsLater : fullLater, goodLater, bestLater),
      ...(name === 'card' ? sizes : { traits: data.traits.length, pairs: earlier }),
      ...shared,
    })
  }
}

if (values.peers) runPeers()

/** Usual models on the same folds; says what to install where they cannot run. */
function runPeers(): void {
  const { status } = runPython('peers.py', [root, sets.join(',')], ['ignore', 'inherit', 'inherit'])
  if (status === 0) return
  process.stderr.write(
    'The peers did not run. Debian, Ubuntu: apt-get install python3-xgboost python3-sklearn python3-pandas\n',
  )
  process.exitCode = 1
}

/** Means over the given folds. */
function overFolds({ coded, fold }: Model, probability: Float64Array) {
  const folds = [...new Set(fold)].map((k) => {
    const rows = rowsWhere(coded.rows, (row) => fold[row] === k)
    const good = Uint8Array.from(rows, (row) => coded.good[row] ?? 0)
    const p = Float64Array.from(rows, (row) => probability[row] ?? 0)
    return {
      auc: auc(p, good),
      log_loss: logLoss(p, good),
      brier: brierScore(p, good),
      ece: calibrationError(p, good),
      lift10: topSlice(p, good, 0.1).lift.value,
      captured20: topSlice(p, good, 0.2).captured.value,
    }
  })
  const mean = (pick: (metrics: (typeof folds)[number]) => number) =>
    round(folds.reduce((sum, metrics) => sum + pick(metrics), 0) / folds.length)
  return {
    auc: mean((metrics) => metrics.auc),
    log_loss: mean((metrics) => metrics.log_loss),
    brier: mean((metrics) => metrics.brier),
    ece: mean((metrics) => metrics.ece),
    lift10: mean((metrics) => metrics.lift10),
    captured20: mean((metrics) => metrics.captured20),
  }
}

/**
 * Rate of as many best-scored rows as the card's best tier held while they were kept aside (of later rows as large a
 * share), over the rate of all.
 */
function bestLift(scores: Float64Array, good: Uint8Array, best: number) {
  const { lift } = topSlice(scores, good, Math.max(1, best) / scores.length)
  return { best_tier_lift: round(lift.value) }
}

/** Categorical columns by meta.json, in the folder or beside all folders; undefined to tell by the values. */
function categoricalOf(dataset: string): ReadonlySet<string> | undefined {
  const own = path.join(root, dataset, 'meta.json')
  const shared = path.join(root, 'meta.json')
  const meta = existsSync(own)
    ? JSON.parse(readFileSync(own, 'utf8'))
    : existsSync(shared)
      ? JSON.parse(readFileSync(shared, 'utf8'))[dataset]
      : undefined
  return Array.isArray(meta?.categorical) ? new Set(meta.categorical) : undefined
}

function round(value: number): number {
  return Number(value.toFixed(4))
}

function print(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`)
}
