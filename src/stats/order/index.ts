export { ascendingOrder } from './ascending-order.ts'
export { equalRows } from './equal-rows.ts'
export { rowsWith } from './rows-with.ts'
export { forEachRun, midranks } from './runs.ts'
