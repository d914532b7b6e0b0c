// How good are learned cards on data sets with known baselines? Reads every folder of model.csv, folds.csv
// under --data (or NORTHFIT_BENCH_DATA), with an optional meta.json that names categorical columns.
// Prints one JSON line for each data set and split: cv is the mean over the given folds, oot the later part.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import {
  auc,
  brierScore,
  type Coded,
  calibrationError,
  learnScorecard,
  logLoss,
  rowsWhere,
  type Scorecard,
  topSlice,
} from '../src/stats/index.ts'
import { openDuckDb } from '../src/warehouse/index.ts'
import { type Model, readModel } from './read-model.ts'

const { values } = parseArgs({
  options: { data: { type: 'string' }, only: { type: 'string' } },
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
  const card = await learnScorecard(data, {
    seed: 1,
    least: { good: 15, others: 15 },
    fold: model.fold,
  })
  const seconds = (performance.now() - start) / 1000
  const { reliable, reasons } = card.judgement
  const shared = {
    model: 'card',
    reliable,
    reasons,
    fit_seconds: round(seconds),
    traits: card.card.traits.length,
  }
  print({ dataset, split: 'cv', ...crossValidated(model, card), ...shared })
  if (card.outOfTime === undefined) continue
  const { card: ahead } = card.outOfTime
  print({
    dataset,
    split: 'oot',
    auc: round(ahead.auc),
    log_loss: round(ahead.logLoss),
    brier: round(ahead.brier),
    ece: round(ahead.calibrationError),
    lift10: round(ahead.liftTop10),
    captured20: round(ahead.capturedTop20),
    ...shared,
  })
}

function crossValidated({ coded, fold }: Model, { points, probability }: Scorecard) {
  const folds = [...new Set(fold)].map((k) => {
    const rows = rowsWhere(coded.rows, (row) => fold[row] === k)
    const good = Uint8Array.from(rows, (row) => coded.good[row] ?? 0)
    const p = Float64Array.from(rows, (row) => probability[row] ?? 0)
    const scores = Float64Array.from(rows, (row) => points[row] ?? 0)
    return {
      auc: auc(scores, good),
      log_loss: logLoss(p, good),
      brier: brierScore(p, good),
      ece: calibrationError(p, good),
      lift10: topSlice(scores, good, 0.1).lift.value,
      captured20: topSlice(scores, good, 0.2).captured.value,
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
