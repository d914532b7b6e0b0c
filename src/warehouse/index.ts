export {
  type ClickHouseTransport,
  clickHouseSettings,
  openClickHouse,
} from './clickhouse/engine.ts'

export { openDuckDb } from './duckdb/engine.ts'
