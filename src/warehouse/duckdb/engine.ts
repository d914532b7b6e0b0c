import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import {
  type ColumnBatch,
  type ColumnDefinition,
  type Engine,
  type Fragment,
  type QueryOptions,
  type Row,
  render,
} from '../../sql/index.ts'
import { bindType } from './bind-type.ts'
import { ConnectionPool } from './connection-pool.ts'
import { duckDbDialect } from './dialect.ts'
import { loadBatches } from './load-batches.ts'
import { openFault } from './open-fault.ts'
import { readBatch } from './read-batch.ts'
import { readValue } from './read-value.ts'

export interface DuckDbOptions {
  /** Bytes or a size such as `4GB`; DuckDB's own default is 80 % of memory. */
  readonly memoryLimit?: string
  readonly threads?: number
}

/** Queries under way at once; each takes a libuv thread. */
const connections = 3

/** Opens a store file, or one in memory with `:memory:`. Throws a Fault where the file is locked or damaged. */
export async function openDuckDb(path: string, options: DuckDbOptions = {}): Promise<Engine> {
  const config: Record<string, string> = {
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  }
  if (options.memoryLimit !== undefined) config['memory_limit'] = options.memoryLimit
  if (options.threads !== undefined) config['threads'] = String(options.threads)
  try {
    const instance = await DuckDBInstance.create(path, config)
    return poolEngine(instance, new ConnectionPool(instance, connections))
  } catch (error) {
    throw openFault(path, error)
  }
}

function poolEngine(instance: DuckDBInstance, pool: ConnectionPool): Engine {
  return {
    dialect: duckDbDialect,
    rows: (query, options) => pool.use((connection) => rows(connection, query, options)),
    run: (statement, options) => pool.use((connection) => run(connection, statement, options)),
    async *columns(query, options) {
      const connection = await pool.acquire()
      try {
        yield* columns(connection, query, options)
      } finally {
        pool.release(connection)
      }
    },
    load: (table, definitions, batches) =>
      pool.use((connection) => loadBatches(connection, table, definitions, batches)),
    transaction: (work) => pool.use((connection) => transaction(connection, work)),
    async close() {
      pool.closeSync()
      instance.closeSync()
    },
  }
}

/** The engine inside a transaction: everything on one connection. */
function connectionEngine(connection: DuckDBConnection): Engine {
  return {
    dialect: duckDbDialect,
    rows: (query, options) => rows(connection, query, options),
    run: (statement, options) => run(connection, statement, options),
    columns: (query, options) => columns(connection, query, options),
    load: (table, definitions: readonly ColumnDefinition[], batches: AsyncIterable<ColumnBatch>) =>
      loadBatches(connection, table, definitions, batches),
    transaction: (work) => work(connectionEngine(connection)),
    close: () => Promise.resolve(),
  }
}

async function transaction<T>(
  connection: DuckDBConnection,
  work: (engine: Engine) => Promise<T>,
): Promise<T> {
  await connection.run('begin transaction')
  try {
    const result = await work(connectionEngine(connection))
    await connection.run('commit')
    return result
  } catch (error) {
    // A commit that fails, for want of disk, has rolled back already; its cause is what counts.
    await connection.run('rollback').catch(() => undefined)
    throw error
  }
}

async function rows(
  connection: DuckDBConnection,
  query: Fragment,
  options?: QueryOptions,
): Promise<readonly Row[]> {
  const { text, values } = render(query, duckDbDialect)
  return await interruptible(connection, options, async () => {
    const reader = await connection.runAndReadAll(text, [...values], values.map(bindType))
    return reader
      .getRowObjectsJS()
      .map((row) =>
        Object.fromEntries(Object.entries(row).map(([key, value]) => [key, readValue(value)])),
      )
  })
}

async function run(
  connection: DuckDBConnection,
  statement: Fragment,
  options?: QueryOptions,
): Promise<void> {
  const { text, values } = render(statement, duckDbDialect)
  await interruptible(connection, options, () =>
    connection.run(text, [...values], values.map(bindType)),
  )
}

async function* columns(
  connection: DuckDBConnection,
  query: Fragment,
  options: QueryOptions = {},
): AsyncIterable<ColumnBatch> {
  const { text, values } = render(query, duckDbDialect)
  const result = await connection.stream(text, [...values], values.map(bindType))
  for (;;) {
    options.signal?.throwIfAborted()
    const chunk = await result.fetchChunk()
    if (chunk === null || chunk.rowCount === 0) return
    yield readBatch(chunk)
  }
}

async function interruptible<T>(
  connection: DuckDBConnection,
  options: QueryOptions | undefined,
  work: () => Promise<T>,
): Promise<T> {
  const signal = options?.signal
  signal?.throwIfAborted()
  const stop = () => connection.interrupt()
  signal?.addEventListener('abort', stop)
  try {
    return await work()
  } catch (error) {
    signal?.throwIfAborted()
    throw error
  } finally {
    signal?.removeEventListener('abort', stop)
  }
}
