export { auc } from './auc.ts'
export { brierScore, logLoss } from './loss.ts'
export { calibrationError, type ReliabilityPoint, reliabilityCurve } from './reliability.ts'
