import {
  type CatalogueTrait,
  customerValueTable,
  isNumeric,
  snapshotTable,
} from '../../src/domain/index.ts'
import { writeTraits } from '../../src/loop/catalogue/index.ts'
import type { ColumnDefinition, Engine } from '../../src/sql/index.ts'
import { createTableOf, type TableRow } from './unified-tables.ts'

/** A trait of the account's own, as good as a trait can be, with what a test says otherwise. */
export function catalogueTrait(
  id: string,
  position: number,
  otherwise: Partial<CatalogueTrait> = {},
): CatalogueTrait {
  const field = id.split('.').at(-1) ?? id
  return {
    id,
    label: { text: field },
    type: 'category',
    group: 'firmographic',
    timing: 'stable',
    sources: [{ object: 'account', field }],
    column: `t${position}`,
    coverage: 1,
    distinct: 3,
    placeholders: [],
    ...otherwise,
  }
}

const head: readonly ColumnDefinition[] = [
  { name: 'account_key', type: 'integer' },
  { name: 'as_of', type: 'timestamp' },
  { name: 'decided_at', type: 'timestamp' },
  { name: 'first_decided_at', type: 'timestamp' },
  { name: 'won', type: 'integer' },
  { name: 'first_won', type: 'integer' },
  { name: 'customer', type: 'integer' },
  { name: 'retained', type: 'integer' },
]

/** The snapshot and its catalogue, as the traits step leaves them, with the given rows. */
export async function createSnapshot(
  engine: Engine,
  traits: readonly CatalogueTrait[],
  rows: readonly TableRow[],
): Promise<void> {
  const columns = traits.map(
    ({ column, type }): ColumnDefinition => ({
      name: column,
      type: isNumeric(type) ? 'number' : 'text',
    }),
  )
  await createTableOf(engine, snapshotTable, [...head, ...columns], rows)
  await writeTraits(engine, traits)
}

/** Who is best among the customers, as the value step leaves it. */
export async function createBest(
  engine: Engine,
  customers: readonly TableRow[],
  isBest: (customer: TableRow) => boolean,
): Promise<void> {
  await createTableOf(
    engine,
    customerValueTable,
    [
      { name: 'account_key', type: 'integer' },
      { name: 'best', type: 'integer' },
    ],
    customers.map((row) => ({
      account_key: row['account_key'] ?? null,
      best: isBest(row) ? 1 : 0,
    })),
  )
}
