// How long does learning take beside XGBoost (hist, 100 rounds) on the same made-up rows, in the same run, with as many
// threads? Prints JSON lines: the full model's fit, the whole of learning (cards of every fold, calibration, out of
// time, intervals), XGBoost told which traits are categories, XGBoost told that all are numbers (which is faster and
// foretells worse), and the ratios to XGBoost's training alone, without the building of its matrix.
// Options: --rows N (1000000), --traits N (30), --threads N (2), --part full|learning (both).
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { fitModel, modelLogOdds } from '../src/stats/additive/index.ts'
import { type Coded, learnScorecard, logLoss } from '../src/stats/index.ts'
import { learningCrew } from '../src/threads/index.ts'
import { runPython } from './run-python.ts'
import { wideMarket } from './wide-market.ts'

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '1000000' },
    traits: { type: 'string', default: '30' },
    threads: { type: 'string', default: '2' },
    part: { type: 'string' },
  },
})
const threads = Number(values.threads)
const [full, learning] = ['full', 'learning'].map(
  (part) => values.part === undefined || values.part === part,
)
const drawn = wideMarket(Number(values.rows), Number(values.traits), 1)
const time = Float64Array.from({ length: drawn.rows }, (_, row) => row)
const data: Coded = { ...drawn, time }
print({ rows: data.rows, traits: data.traits.length, threads, peak_mb: peak() })
const ours = {
  ...(full ? { full: fitFull() } : {}),
  ...(learning ? { learning: await learnWhole() } : {}),
}
for (const categories of [true, false]) {
  const seconds = fitXgboost(categories)
  if (seconds === undefined) break
  const ratios = Object.entries(ours).map(([part, own]) => [part, round(own / seconds)])
  print({ beside: nameOf(categories), times_xgboost: Object.fromEntries(ratios) })
}

function fitFull(): number {
  const rows = Uint32Array.from(data.good.keys())
  const spent = watch()
  const model = fitModel(data, rows)
  const took = spent()
  const chance = modelLogOdds(model, data.traits, rows).map((x) => 1 / (1 + Math.exp(-x)))
  const tables = model.pairs.length
  const own = round(logLoss(chance, data.good), 5)
  print({ part: 'full', ...took, tables, log_loss_own: own, peak_mb: peak() })
  return took.seconds
}

async function learnWhole(): Promise<number> {
  const spent = watch()
  const told: number[] = []
  const { card, crossValidated, outOfTime } = await learnScorecard(data, {
    seed: 1,
    least: { good: 15, others: 15 },
    crew: learningCrew(threads),
    progress: () => told.push(spent().seconds),
  })
  const took = spent()
  print({
    part: 'learning',
    ...took,
    cards: told.length,
    cards_seconds: told.at(-1),
    traits: card.traits.length,
    pairs: card.pairs.length,
    log_loss: round(crossValidated.card.logLoss, 5),
    log_loss_full: round(crossValidated.full?.logLoss ?? Number.NaN, 5),
    log_loss_later: round(outOfTime?.card.logLoss ?? Number.NaN, 5),
    peak_mb: peak(),
  })
  return took.seconds
}

function nameOf(categories: boolean): string {
  return categories ? 'xgboost' : 'xgboost, categories as numbers'
}

/** Seconds that XGBoost trains on the same rows; undefined where it is not installed. */
function fitXgboost(categories: boolean): number | undefined {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'northfit-speed-'))
  const file = path.join(folder, 'columns')
  const columns = openSync(file, 'w')
  for (const { codes } of data.traits) writeSync(columns, codes)
  writeSync(columns, data.good)
  closeSync(columns)
  const kinds = data.traits.map(({ ordered }) => (categories && !ordered ? 'c' : 'q')).join('')
  const asked = [file, String(data.rows), kinds, '100', String(threads)]
  const done = runPython('xgboost-fit.py', asked, ['ignore', 'pipe', 'inherit'])
  rmSync(folder, { recursive: true })
  if (done.status !== 0) {
    process.stderr.write(
      'XGBoost did not run, so there are no ratios. Debian, Ubuntu: apt-get install python3-xgboost\n',
    )
    return undefined
  }
  const figures: { train_seconds: number } = JSON.parse(done.stdout.toString())
  print({ part: nameOf(categories), ...figures })
  return figures.train_seconds
}

/** The most memory this process has held so far. */
function peak(): number {
  return Math.round(process.resourceUsage().maxRSS / 1024)
}

/** Seconds since then: on the clock, and of processors. */
function watch(): () => { seconds: number; cpu_seconds: number } {
  const [start, before] = [performance.now(), process.cpuUsage()]
  return () => {
    const { system, user } = process.cpuUsage(before)
    const seconds = (performance.now() - start) / 1000
    return { seconds: round(seconds), cpu_seconds: round((system + user) / 1e6) }
  }
}

function round(value: number, digits = 2): number {
  return Number(value.toFixed(digits))
}

function print(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`)
}
