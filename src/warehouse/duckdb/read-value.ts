import type { JS } from '@duckdb/node-api'
import type { Row } from '../../sql/index.ts'

/** A value as the binding gives it, as the Engine port promises it: plain numbers, timestamps as text. */
export function readValue(value: JS): Row[string] {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  if (typeof value === 'bigint') return Number(value)
  if (value instanceof Date) return timestampText(value)
  if (Array.isArray(value)) return value.map((item) => readNumber(item))
  return JSON.stringify(value)
}

function readNumber(value: JS): number | null {
  const read = readValue(value)
  return typeof read === 'number' ? read : null
}

/** `YYYY-MM-DD HH:MM:SS`, with milliseconds only where there are any. */
export function timestampText(date: Date): string {
  return date
    .toISOString()
    .replace('T', ' ')
    .replace(/(\.000)?Z$/, '')
}
