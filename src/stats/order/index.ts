export { ascendingOrder } from './ascending-order.ts'
export { forEachRun, midranks } from './runs.ts'
