import { type CatalogueTrait, type Direction, Fault, isNumeric } from '../domain/index.ts'
import type { LearnOptions } from '../loop/index.ts'
import { isNamedBySource, traitIdOf } from './trait-called.ts'

/** A trait by id, header or name, and which way its points may run as it grows. */
export interface AskedDirection {
  readonly trait: string
  readonly direction: Direction
}

/**
 * The traits that a user wants to run one way, by id. Who says that points fall with the year a company was founded
 * means that they rise with its age, by which it is on the card.
 *
 * @throws Fault `learn.no_trait` where no trait is called so, `learn.no_order` for one without an order,
 *   `learn.both_ways` where both ways are asked of one
 */
export function heldTraitsIn(
  traits: readonly CatalogueTrait[],
  asked: readonly AskedDirection[],
): NonNullable<LearnOptions['monotone']> {
  const held = new Map<string, Direction>()
  for (const { direction, trait: name } of asked) {
    const id = traitIdOf(traits, name)
    const trait = traits.find((one) => one.id === id)
    if (trait === undefined || !isNumeric(trait.type))
      throw new Fault('learn.no_order', { trait: name })
    const own = isAge(trait) && isNamedBySource(trait, name) ? opposite[direction] : direction
    if ((held.get(id) ?? own) !== own) throw new Fault('learn.both_ways', { trait: name })
    held.set(id, own)
  }
  return Array.from(held, ([trait, direction]) => ({ trait, direction }))
}

const opposite = { up: 'down', down: 'up' } as const

/** Is it counted back from a date or a year? The later that is, the less it is. */
function isAge({ sources, type }: CatalogueTrait): boolean {
  return type === 'date_age' || sources.some(({ field }) => field === 'founded')
}
