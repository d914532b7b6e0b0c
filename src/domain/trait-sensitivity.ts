import type { When } from './profile/index.ts'
import type { Trait } from './trait.ts'

export type NamedTrait = Pick<Trait, 'id' | 'label' | 'order' | 'whole'>

/** One of the traits that tell the best customers from the others most usefully as the weights stand. */
export interface HeldTrait {
  readonly trait: NamedTrait
  /** Information value less what chance gives, in nats, as the weights stand. */
  readonly information: number
  /** The level that the best are on more often that says most as the weights stand. */
  readonly when: When
  /** Lift of that level as the weights stand, and the least and the greatest under other weights. */
  readonly lift: number
  readonly liftRange: readonly [number, number]
  /**
   * Share of the other weightings, in [0, 1], under which the trait stays among the ten most useful and
   * the level stays on the same side of 1.
   */
  readonly stays: number
}

/** How far what the best customers have in common hangs on the weights of their value. */
export interface TraitSensitivity {
  /** Other weightings that were tried. */
  readonly weightings: number
  /** Most useful first, ten at the most; only traits that are more than chance. */
  readonly held: readonly HeldTrait[]
  /** Of these, the ones that stay under at least nine weightings of ten. */
  readonly firm: number
  /** Traits not among the ten now that are so under at least a third of the weightings, most often first. */
  readonly enter: readonly { readonly trait: NamedTrait; readonly share: number }[]
  /**
   * Overlap of the ten most useful before and after each criterion is dropped, shared over all, in [0, 1];
   * the one that changes most first.
   */
  readonly dropped: readonly { readonly criterion: string; readonly jaccard: number }[]
}
