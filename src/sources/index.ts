export { type FileMapping, readMapping, writeMapping } from './mapping/index.ts'
export {
  type ImportEntry,
  type ImportOptions,
  importFiles,
  listImports,
  type PlanOptions,
  planFiles,
  undoImport,
} from './staging/index.ts'
