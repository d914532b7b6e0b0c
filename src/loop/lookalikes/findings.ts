import type { Candidates, Learned } from './candidates.ts'
import { relationsTrait } from './relations/index.ts'

/** All that was learned and ranked, before it is put in words for some accounts. */
export interface Findings extends Learned {
  readonly candidates: Candidates
}

/** Id of a trait by its position among those of the model. */
export function traitId({ sample }: Findings, index: number): string {
  return sample.leveled[index]?.trait.id ?? relationsTrait.id
}
