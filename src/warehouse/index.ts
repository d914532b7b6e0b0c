export { clickHouseDialect } from './clickhouse/dialect.ts'
export {
  type ClickHouseTransport,
  clickHouseSettings,
  openClickHouse,
} from './clickhouse/engine.ts'
export { duckDbDialect } from './duckdb/dialect.ts'
export { checkpoint, type DuckDbOptions, openDuckDb } from './duckdb/engine.ts'
