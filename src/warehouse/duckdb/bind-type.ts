import { BIGINT, BOOLEAN, DOUBLE, type DuckDBType, INTEGER, VARCHAR } from '@duckdb/node-api'
import type { Value } from '../../sql/index.ts'

/** Whole numbers bind as integers where they fit; the driver's own rule fails on those beyond 2^63. */
export function bindType(value: Value): DuckDBType {
  if (typeof value === 'string') return VARCHAR
  if (typeof value === 'boolean') return BOOLEAN
  if (!Number.isSafeInteger(value)) return DOUBLE
  return Math.abs(Number(value)) < 2 ** 31 ? INTEGER : BIGINT
}
