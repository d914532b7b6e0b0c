export { xlsxToCsv } from './xlsx-to-csv.ts'
