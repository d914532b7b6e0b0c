export { choleskyInPlace, inverseFromFactor, solveInPlace } from './cholesky.ts'
export { product, subtractCross } from './products.ts'
