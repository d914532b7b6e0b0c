export { type ColumnMapping, type FileMapping, mappingsFor } from './file-mapping.ts'
export { readMapping } from './read-mapping.ts'
export { writeMapping } from './write-mapping.ts'
