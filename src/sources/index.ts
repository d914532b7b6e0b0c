export { type FileMapping, readMapping, writeMapping } from './mapping/index.ts'
