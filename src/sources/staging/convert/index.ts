export { type ColumnConversion, conversionOf, isPlain } from './conversion.ts'
export { folded } from './fold.ts'
export { layered } from './layers.ts'
export { isPlaceholderSql } from './placeholder.ts'
