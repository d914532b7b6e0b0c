export { bgNbd, mbgNbd } from './beta-geometric.ts'
export { fitPurchases, type PurchaseFit, purchaseRanges } from './fit-purchases.ts'
export { fitSpend, type SpendFit, type Spending, spendRanges } from './gamma-gamma.ts'
export { checkHeldOut, type HeldOut, type HeldOutCheck } from './held-out.ts'
export { checkChurn, type HeldOutChurn, type HeldOutTerms } from './held-out-churn.ts'
export {
  checkHistories,
  distinctHistories,
  evenRows,
  type Histories,
  pickHistories,
  pickValues,
  type WeightedHistories,
} from './histories.ts'
export { kaplanMeier, type SurvivalCurve } from './kaplan-meier.ts'
export { paretoNbd } from './pareto-nbd.ts'
export { type Predictions, predictLifetimes } from './predict.ts'
export { type Payments, type Term, termAhead } from './predict-churn.ts'
export type { PurchaseModel, PurchaseModelName } from './purchase-model.ts'
export { rankCorrelation } from './rank-correlation.ts'
export { type ChurnFit, churnRanges, fitChurn, simpleChurn } from './shifted-beta-geometric.ts'
export { simpleRateOf } from './simple-rate.ts'
export { type Amounts, estimateSpend, noAmounts } from './spend-estimates.ts'
export { countPeriods, type PeriodCounts, type Tenures } from './tenures.ts'
