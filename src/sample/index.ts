export { generateSample } from './generate.ts'
export { layouts, locales, type SampleOptions, signals } from './options.ts'
export { type SampleTruth, sampleTruthSchema } from './truth.ts'
