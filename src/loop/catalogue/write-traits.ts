import { type CatalogueTrait, traitTable } from '../../domain/index.ts'
import type { ColumnBatch, ColumnDefinition, Engine } from '../../sql/index.ts'

const columns: readonly ColumnDefinition[] = [
  { name: 'position', type: 'integer' },
  { name: 'id', type: 'text' },
  { name: 'trait', type: 'text' },
]

/** Writes the trait catalogue of the workspace, replacing the one that is there. */
export async function writeTraits(
  engine: Engine,
  traits: readonly CatalogueTrait[],
): Promise<void> {
  await engine.run(engine.dialect.createTable(traitTable, columns))
  const batch: ColumnBatch = {
    rows: traits.length,
    columns: [
      { type: 'number', values: Float64Array.from(traits, (_, index) => index) },
      { type: 'text', values: traits.map(({ id }) => id) },
      { type: 'text', values: traits.map((trait) => JSON.stringify(trait)) },
    ],
  }
  await engine.load(traitTable, columns, once(batch))
}

async function* once(batch: ColumnBatch): AsyncIterable<ColumnBatch> {
  yield batch
}
