import type { LifetimeCheck, LifetimeQuestion, LifetimeReport } from '../../domain/index.ts'
import {
  estimateSpend,
  evenRows,
  type Histories,
  type PurchaseFit,
  pickValues,
  predictLifetimes,
  rankCorrelation,
  type Spending,
  simpleRateOf,
  type WeightedHistories,
} from '../../stats/index.ts'
import {
  type ChosenModel,
  chooseModel,
  fallBack,
  fitModel,
  fittedHistories,
  mostChecked,
  mostFitted,
  notConverged,
  strayedIn,
} from './choose-model.ts'
import { dailyDiscount, dateOf, daysPerMonth } from './days.ts'
import type { LifetimeColumns } from './lifetime-table.ts'
import { purchaseParameters, spendParameters } from './parameters.ts'
import { type Customers, heldOut, histories } from './read-customers.ts'
import { rowsThat } from './rows.ts'

/** What a kind of foretelling finds: the numbers of every customer, and what the report says of them. */
export interface Foretold {
  readonly columns: LifetimeColumns
  readonly report: Pick<
    LifetimeReport,
    | 'fitted'
    | 'model'
    | 'chosenBy'
    | 'proven'
    | 'fallback'
    | 'parameters'
    | 'spendModel'
    | 'spendParameters'
    | 'spendCorrelation'
    | 'check'
    | 'survival'
    | 'totals'
  >
}

/** Chooses a model of repeat purchases, fits it to all purchases and foretells every customer. */
export function purchaseLifetimes(
  customers: Customers,
  question: LifetimeQuestion,
  margin: number,
): Foretold {
  const all = histories(customers)
  const checked = heldOut(customers)
  const fitted = fittedHistories(all)
  const { fit, chosen } = finalFit(chooseModel(checked, question.model), all, fitted)
  const { spending } = customers
  const some = sampled(spending)
  const estimates = estimateSpend(spending, some)
  const predictions = predictLifetimes(
    fit,
    all,
    { spending, estimates },
    {
      outlook: { span: question.months * daysPerMonth, discount: dailyDiscount(question.discount) },
      margin,
      strayed: strayedIn(chosen.checks, fit.model.name),
    },
  )
  const { keys, first, last, bought } = customers
  const { checks, ...choice } = chosen
  const { totals } = predictions
  // By the simple rate nobody ever stops: there is no end to look beyond.
  const simple = fit.model.name === 'simple_rate'
  return {
    columns: {
      ...predictions,
      ...(simple ? { valueForever: predictions.value.map(() => Number.NaN) } : {}),
      keys,
      first,
      last,
      bought,
      spent: spending.sum,
    },
    report: {
      ...choice,
      fitted: Math.min(keys.length, mostFitted),
      parameters: purchaseParameters(fit, fitted),
      spendModel: estimates.model,
      spendParameters: spendParameters(estimates.fit, some),
      spendCorrelation: correlation(some),
      ...(checks.length === 0 ? {} : { check: checkOf(customers, checks, checked) }),
      totals: {
        active: totals.active,
        purchases: totals.purchases,
        spend: totals.spend,
        lifetimeValue: totals.value,
        ...(question.discount > 0 && !simple ? { forever: totals.valueForever } : {}),
      },
    },
  }
}

function finalFit(
  chosen: ChosenModel,
  all: Histories,
  fitted: WeightedHistories,
): { readonly fit: PurchaseFit; readonly chosen: ChosenModel } {
  const fit = fitModel(chosen.model, all, fitted)
  if (fit.converged) return { fit, chosen }
  return { fit: simpleRateOf(all), chosen: { ...fallBack(notConverged), checks: chosen.checks } }
}

function sampled({ purchases, sum }: Spending): Spending {
  const rows = evenRows(sum.length, mostFitted)
  return { purchases: pickValues(purchases, rows), sum: pickValues(sum, rows) }
}

/** Of the number of priced purchases and their mean, among customers that have one. */
function correlation({ purchases, sum }: Spending): number {
  const rows = rowsThat(sum.length, (row) => (purchases[row] ?? 0) > 0)
  const often = pickValues(purchases, rows)
  const much = pickValues(sum, rows).map((total, i) => total / (often[i] ?? 1))
  return rankCorrelation(often, much)
}

function checkOf(
  { until }: Customers,
  models: ChosenModel['checks'],
  checked: ReturnType<typeof heldOut>,
): LifetimeCheck {
  return {
    until: dateOf(until),
    days: checked.span,
    customers: Math.min(checked.purchases.length, mostChecked),
    models,
  }
}
