import type { ColumnDefinition } from './dialect.ts'
import type { Column, ColumnBatch, Engine } from './engine.ts'

/** Writes a table from columns at hand, all of one length, replacing one of that name. */
export async function writeTable(
  engine: Engine,
  table: string,
  definitions: readonly ColumnDefinition[],
  columns: readonly Column[],
): Promise<void> {
  await engine.run(engine.dialect.createTable(table, definitions))
  const rows = columns[0]?.values.length ?? 0
  if (rows > 0) await engine.load(table, definitions, once({ rows, columns }))
}

async function* once(batch: ColumnBatch): AsyncIterable<ColumnBatch> {
  yield batch
}
