export { column, table } from './columns.ts'
export { currencyNotes, currencyRows, inCurrency } from './currencies.ts'
export { purchases, signsOfLife } from './events.ts'
