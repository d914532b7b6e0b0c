export { type WriteSampleHooks, type WrittenSample, writeSample } from './write-sample.ts'
