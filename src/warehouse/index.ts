export {
  type ClickHouseTransport,
  clickHouseSettings,
  openClickHouse,
} from './clickhouse/engine.ts'

export { copyDuckDb } from './duckdb/copy-duckdb.ts'
export { openDuckDb } from './duckdb/engine.ts'
