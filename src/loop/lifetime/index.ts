export { lifetimeValues } from './lifetime-values.ts'
