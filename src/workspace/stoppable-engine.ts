import type { Signal } from '../domain/index.ts'
import type { Engine, QueryOptions } from '../sql/index.ts'

/** The same engine, whose every query ends with the signal, so that no step of the loop has to pass it on. */
export function stoppableEngine(engine: Engine, signal: Signal | undefined): Engine {
  if (signal === undefined) return engine
  const bound = (options?: QueryOptions): QueryOptions => ({ signal, ...options })
  return {
    dialect: engine.dialect,
    rows: (query, options) => engine.rows(query, bound(options)),
    columns: (query, options) => engine.columns(query, bound(options)),
    run: (statement, options) => engine.run(statement, bound(options)),
    load: (table, columns, batches) => engine.load(table, columns, batches),
    transaction: (work) => engine.transaction((inside) => work(stoppableEngine(inside, signal))),
    close: () => engine.close(),
  }
}
