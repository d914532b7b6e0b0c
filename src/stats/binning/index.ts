export { binCount } from './bin-count.ts'
export { mergeSmallBins, mergeToMonotone } from './merge.ts'
export { readableEdges } from './readable-edges.ts'
export { roundness } from './roundness.ts'
