export { generateSample, type SampleSink } from './generate.ts'
export { layouts, locales, type SampleOptions, sampleOptionsSchema, signals } from './options.ts'
export { type SampleTruth, sampleTruthSchema } from './truth.ts'
