export { capturedMore, capturedValue } from './captured-value.ts'
export { effectiveNumber, scaledToEffective } from './effective.ts'
export { classWeights, VALUE_TAIL, type ValueWeights, valueWeights } from './row-weights.ts'
