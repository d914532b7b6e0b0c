export {
  layouts as sampleLayouts,
  locales as sampleLocales,
  type SampleOptions,
  type SampleTruth,
  signals as sampleSignals,
} from '../../sample/index.ts'
export { type WriteSampleHooks, type WrittenSample, writeSample } from './write-sample.ts'
