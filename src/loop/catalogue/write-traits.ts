import { type CatalogueTrait, traitTable } from '../../domain/index.ts'
import { type ColumnDefinition, type Engine, writeTable } from '../../sql/index.ts'

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
  await writeTable(engine, traitTable, columns, [
    { type: 'number', values: Float64Array.from(traits.keys()) },
    { type: 'text', values: traits.map(({ id }) => id) },
    { type: 'text', values: traits.map((trait) => JSON.stringify(trait)) },
  ])
}
