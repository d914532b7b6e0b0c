import {
  type CatalogueTrait,
  Fault,
  isNumeric,
  type Label,
  snapshotTable,
  type ValueDefinition,
} from '../../domain/index.ts'
import { type Engine, type Fragment, name, sql } from '../../sql/index.ts'
import { readTraits } from '../catalogue/index.ts'
import { column as c } from '../ledger/index.ts'
import type { AskedCriterion } from './part-table.ts'

export interface CustomCriterion extends AskedCriterion {
  readonly label: Label
}

/** The number traits that the definition names, as criteria. Throws a Fault for a name that fits none. */
export async function customCriteria(
  engine: Engine,
  custom: ValueDefinition['custom'],
): Promise<readonly CustomCriterion[]> {
  if (custom.length === 0) return []
  const traits = await readTraits(engine)
  return custom.map(({ trait: wanted, weight, direction }, index) => {
    const trait = traits.find((candidate) => answersTo(candidate, wanted))
    const place = { field: `custom.${index}.trait` }
    if (trait === undefined) throw new Fault('value.no_such_trait', { trait: wanted }, place)
    if (!isNumeric(trait.type)) throw new Fault('value.not_a_number', { trait: wanted }, place)
    return { id: `trait:${trait.id}`, label: trait.label, weight, direction, query: read(trait) }
  })
}

function answersTo(trait: CatalogueTrait, wanted: string): boolean {
  const plain = wanted.trim().toLowerCase()
  return (
    trait.id === wanted ||
    trait.sources.some(({ header }) => header?.trim().toLowerCase() === plain)
  )
}

const read = (trait: CatalogueTrait): Fragment =>
  sql`select ${c.key}, ${name(trait.column)} as ${c.raw} from ${name(snapshotTable)}`
