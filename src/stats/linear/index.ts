export { choleskyInPlace, inverseFromFactor, solveInPlace } from './cholesky.ts'
