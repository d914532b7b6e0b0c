import { type CodedTrait, countFolds } from '../coded/index.ts'
import { aucEstimate } from '../discrimination/index.ts'
import { type Interval, wilson } from '../intervals/index.ts'

/** How a trait gives the outcome away. */
export type LeakKind =
  | 'filled_where_won'
  | 'filled_where_lost'
  | 'missing_where_lost'
  | 'too_good'
  | 'state_word'

export interface LeakSign {
  readonly kind: LeakKind
  /** How well the trait alone ranks rows it was not learned from. */
  readonly auc: number
  /** Share of rows with a value, among the good and among the others. */
  readonly filledGood: number
  readonly filledOthers: number
}

/**
 * Does a trait whose timing is not known look as if it was filled in after the outcome? Four marks, each
 * judged at the cautious end of its interval:
 * - filled where won (or lost): rows with a value are nearly all good (or nearly all others) although the
 *   base rate is not, or having a value at all ranks the outcome like few honest traits do;
 * - missing where lost: rows without a value hardly ever turn out good;
 * - too good to be true: the trait alone ranks held-out rows above `SURE_AUC`; honest traits of companies
 *   stay far below.
 * A header that speaks of the state of a deal (status, stage, last activity, quality, score) is evidence
 * itself, and lowers the bar for ranking to `NAMED_AUC`: a trait between the two bars is no better than
 * honest ones, its name gives it away (`state_word`). Too few rows show no marks.
 *
 * @param suspect does the header speak of a state?
 * @param fold folds to rank held-out rows by, 0 .. folds - 1
 */
export function leakSign(
  trait: CodedTrait,
  good: Uint8Array,
  fold: Uint8Array,
  folds: number,
  suspect: boolean,
): LeakSign | undefined {
  const parts = countFolds([trait], good, fold, folds)
  const missing = { rows: 0, good: 0 }
  const all = { rows: 0, good: 0 }
  for (const part of parts) {
    missing.rows += part.levelRows[0] ?? 0
    missing.good += part.levelGood[0] ?? 0
    all.rows += part.rows
    all.good += part.good
  }
  const filled = { rows: all.rows - missing.rows, good: all.good - missing.good }
  const byFill = aucEstimate(
    Float64Array.from(trait.codes, (code) => Math.min(code, 1)),
    good,
  )
  const ranking = aucEstimate(heldOutRates(trait, fold, parts), good)
  const kind = fillKind(filled, missing, all, byFill, suspect) ?? rankKind(ranking, suspect)
  if (kind === undefined) return undefined
  return {
    kind,
    auc: ranking.value,
    filledGood: share(filled.good, all.good),
    filledOthers: share(filled.rows - filled.good, all.rows - all.good),
  }
}

/** The trait alone ranks rows this well only if it knows the outcome. */
const SURE_AUC = 0.9
const NAMED_AUC = 0.62
/** Filled or missing alone ranks rows this well only if filling followed the outcome. */
const SURE_FILL = 0.85
const NAMED_FILL = 0.65
/** Rows with (or without) a value turn out good this much more (or less) often than base rates allow. */
const NEARLY_ALL = 0.9
const HARDLY_ANY = 0.2

function rankKind(ranking: Interval, suspect: boolean): LeakKind | undefined {
  if (ranking.low > SURE_AUC) return 'too_good'
  return suspect && ranking.low > NAMED_AUC ? 'state_word' : undefined
}

interface Tally {
  readonly rows: number
  readonly good: number
}

/** What having a value says; `ranking` is the AUC of having one. */
function fillKind(
  filled: Tally,
  missing: Tally,
  all: Tally,
  ranking: Interval,
  suspect: boolean,
): LeakKind | undefined {
  if (filled.rows === 0 || missing.rows === 0) return undefined
  const base = all.good / all.rows
  const [whenFilled, whenMissing] = [filled, missing].map((tally) => wilson(tally.good, tally.rows))
  if (whenFilled === undefined || whenMissing === undefined) return undefined
  const hardly = Math.min(HARDLY_ANY * base, 1 - NEARLY_ALL)
  if (whenFilled.low > NEARLY_ALL && base < NEARLY_ALL - 0.1) return 'filled_where_won'
  if (whenFilled.high < hardly) return 'filled_where_lost'
  if (whenMissing.high < hardly) return 'missing_where_lost'
  const bar = suspect ? NAMED_FILL : SURE_FILL
  if (ranking.low > bar) return 'filled_where_won'
  return ranking.high < 1 - bar ? 'filled_where_lost' : undefined
}

/** For each row the rate of its level in the other folds, drawn to their base rate by ten rows' weight. */
function heldOutRates(
  { codes, levels }: CodedTrait,
  fold: Uint8Array,
  parts: readonly {
    rows: number
    good: number
    levelRows: Float64Array
    levelGood: Float64Array
  }[],
): Float64Array {
  const rates = parts.map((_, k) => {
    const others = parts.filter((_part, other) => other !== k)
    const total = (pick: (part: (typeof parts)[number]) => number) =>
      others.reduce((sum, part) => sum + pick(part), 0)
    const base = (total((part) => part.good) + 0.5) / (total((part) => part.rows) + 1)
    return Float64Array.from({ length: levels }, (_level, level) => {
      const rows = total((part) => part.levelRows[level] ?? 0)
      const good = total((part) => part.levelGood[level] ?? 0)
      return (good + PRIOR_ROWS * base) / (rows + PRIOR_ROWS)
    })
  })
  return Float64Array.from(codes, (code, row) => rates[fold[row] ?? 0]?.[code] ?? 0)
}

const PRIOR_ROWS = 10

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole
}
