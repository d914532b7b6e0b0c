export { type ColumnConversion, conversionOf } from './conversion.ts'
export { folded } from './fold.ts'
export { isPlaceholderSql } from './placeholder.ts'
