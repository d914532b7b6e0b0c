import type { LikenessModel } from './likeness-model.ts'
import type { Candidates, Walk } from './likeness-table.ts'
import { relationsTrait } from './relations/index.ts'
import type { SeedSample } from './sample.ts'

/** All that was learned and ranked, before it is put in words for some accounts. */
export interface Findings {
  readonly sample: SeedSample
  readonly model: LikenessModel
  readonly walk: Walk | undefined
  readonly candidates: Candidates
}

/** Id of a trait by its position among those of the model. */
export function traitId({ sample }: Findings, index: number): string {
  return sample.leveled[index]?.trait.id ?? relationsTrait.id
}
