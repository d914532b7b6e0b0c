import type { CriterionId, Label, ValueDefinition } from '../../domain/index.ts'
import type { Engine } from '../../sql/index.ts'
import type { ValueBasis } from './basis.ts'
import { basisOf, criterionQueries } from './criteria.ts'
import { customCriteria } from './custom-traits.ts'
import type { AskedCriterion } from './part-table.ts'

/** A criterion of the definition; `asked` where its weight counts and the data may have it. */
export interface StatedCriterion {
  readonly id: string
  readonly label?: Label
  readonly basis?: string
  readonly direction: 'more' | 'less'
  readonly weight: number
  readonly asked?: AskedCriterion
  /** It foretells, and did not prove better than the simple rate. */
  readonly unproven?: true
}

/** All criteria of the definition, own ones last, with their queries. */
export async function stateCriteria(
  engine: Engine,
  definition: ValueDefinition,
  basis: ValueBasis,
): Promise<readonly StatedCriterion[]> {
  const ids = Object.keys(criterionQueries).filter(
    (id): id is CriterionId => id in definition.criteria && isMeant(id, definition),
  )
  const built = ids.map((id): StatedCriterion => {
    const { weight, direction } = definition.criteria[id]
    const query = weight > 0 ? criterionQueries[id](engine.dialect, basis) : undefined
    const source = basisOf(id, basis)
    return {
      id,
      weight,
      direction,
      ...(source === undefined ? {} : { basis: source }),
      ...(id === 'predicted_value' && basis.predicted?.proven === false ? { unproven: true } : {}),
      ...(query === undefined ? {} : { asked: { id, weight, direction, query } }),
    }
  })
  const custom = await customCriteria(engine, definition.custom)
  return [
    ...built,
    ...custom.map((asked) => ({
      id: asked.id,
      label: asked.label,
      weight: asked.weight,
      direction: asked.direction,
      ...(asked.weight > 0 ? { asked } : {}),
    })),
  ]
}

/** What is off unless asked for is not spoken of. */
const isMeant = (id: string, { criteria }: ValueDefinition): boolean =>
  id !== 'predicted_value' || criteria.predicted_value.weight > 0
