export { type Association, associationOf } from './association.ts'
export { benjaminiHochberg, benjaminiYekutieli } from './false-discovery.ts'
export { fisherExact } from './fisher.ts'
export {
  chiSquareTest,
  likelihoodRatioTest,
  margins,
  type Table,
  type TestResult,
} from './independence.ts'
export { mannWhitney } from './mann-whitney.ts'
export { type StratifiedAssociation, type Stratum, stratifiedAssociation } from './stratified.ts'
export { trendTest } from './trend.ts'
export { twoProportionTest } from './two-proportions.ts'
