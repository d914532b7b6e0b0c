export { fitIsotonic, isotonic, type StepCalibration, stepAt } from './isotonic.ts'
export {
  calibrated,
  fitLogistic,
  type LogisticCalibration,
  sigmoid,
  tallyScores,
} from './logistic.ts'
