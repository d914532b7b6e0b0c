export { generateSample } from './generate.ts'
export { layouts, locales, type SampleOptions } from './options.ts'
export { type SampleTruth, sampleTruthSchema } from './truth.ts'
