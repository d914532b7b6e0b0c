export { type FileMapping, readMapping, writeMapping } from './mapping/index.ts'
export { dayIn, numberIn, recogniseHeaders } from './recognise/index.ts'
export {
  dropStrayRejects,
  type ErasedRows,
  eraseRejects,
  eraseStagedRows,
  importFiles,
  listImports,
  planFiles,
  undoImport,
} from './staging/index.ts'
