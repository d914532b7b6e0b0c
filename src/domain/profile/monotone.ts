import { z } from 'zod'
import { traitSchema } from '../trait.ts'

/** Which way points may run as a trait grows. */
export const directionSchema = z.enum(['up', 'down'])
export type Direction = z.infer<typeof directionSchema>

/** A trait whose points were held to run one way while learning: somebody's assumption, not a finding. */
export const monotoneTraitSchema = z.object({ trait: traitSchema, direction: directionSchema })
export type MonotoneTrait = z.infer<typeof monotoneTraitSchema>

/** Which way the points of a trait were held to run, where they were. */
export function heldDirection(
  { monotone = [] }: { readonly monotone?: readonly MonotoneTrait[] | undefined },
  id: string,
): Direction | undefined {
  return monotone.find(({ trait }) => trait.id === id)?.direction
}
