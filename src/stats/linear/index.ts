export { choleskyInPlace, inverseFromFactor, invertFactor, solveInPlace } from './cholesky.ts'
export { product, subtractCross } from './products.ts'
