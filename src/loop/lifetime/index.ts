export { type LifetimeSetting, lifetimeValues } from './lifetime-values.ts'
