export { type ImportEntry, listImports, undoImport } from './catalogue.ts'
export { type ImportOptions, importFiles, type PlanOptions, planFiles } from './import-files.ts'
