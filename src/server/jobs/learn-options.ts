import { z } from 'zod'
import { hypothesisSchema } from '../../domain/index.ts'

const name = z.string().max(300)

/** How learning may be steered, in learning itself and where the past is played again. */
export const steering = {
  keep: z.array(name).max(100).exactOptional(),
  exclude: z.array(name).max(500).exactOptional(),
  monotone: z
    .array(z.object({ trait: name, direction: z.enum(['up', 'down']) }))
    .max(100)
    .exactOptional(),
}

export const seed = z
  .int()
  .min(0)
  .max(2 ** 31)
  .default(1)

/** The same as the command line's options. */
export const learnOptions = z.object({
  name: z.string().trim().min(1).max(200).exactOptional(),
  outcome: z.enum(['auto', 'won', 'retained', 'best']).default('auto'),
  ...steering,
  weight: z.enum(['classes', 'value']).exactOptional(),
  maxTraits: z.int().min(1).max(50).default(12),
  maxPairs: z.int().min(0).max(10).default(3),
  capacity: z.int().min(1).max(100_000_000).exactOptional(),
  hypothesis: hypothesisSchema
    .exactOptional()
    .describe('What somebody holds before the data; learning starts from it.'),
  seed,
})
