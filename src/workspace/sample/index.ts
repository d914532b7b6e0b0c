export { writeSample } from './write-sample.ts'
