import type { ColumnDefinition } from './dialect.ts'
import type { Column, ColumnBatch, Engine } from './engine.ts'

/** Writes a table from columns at hand, all of one length, replacing one of that name: others see the old one until it is whole. */
export async function writeTable(
  engine: Engine,
  table: string,
  definitions: readonly ColumnDefinition[],
  columns: readonly Column[],
): Promise<void> {
  const rows = columns[0]?.values.length ?? 0
  await engine.transaction(async (inside) => {
    await inside.run(inside.dialect.createTable(table, definitions))
    if (rows > 0) await inside.load(table, definitions, once({ rows, columns }))
  })
}

async function* once(batch: ColumnBatch): AsyncIterable<ColumnBatch> {
  yield batch
}
