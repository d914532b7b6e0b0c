export { type ColumnConversion, conversionOf } from './conversion.ts'
export { folded, oneOf } from './fold.ts'
export { isPlaceholderSql } from './placeholder.ts'
