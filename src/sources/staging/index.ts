export { listImports, undoImport } from './catalogue.ts'
export { importFiles, planFiles } from './import-files.ts'
export { dropStrayRejects } from './stray-rejects.ts'
