export { type FileMapping, readMapping, writeMapping } from './mapping/index.ts'
export {
  importFiles,
  listImports,
  planFiles,
  undoImport,
} from './staging/index.ts'
