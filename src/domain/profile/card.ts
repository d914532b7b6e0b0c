import { z } from 'zod'
import { traitSchema } from '../trait.ts'
import { evidenceSchema, levelSchema } from './level.ts'

export const cardTraitSchema = traitSchema.extend({
  /** Share of the card's separation this trait carries, in [0, 1]; all traits together 1. */
  importance: z.number().min(0).max(1),
  levels: z.array(levelSchema).min(2),
})
export type CardTrait = z.infer<typeof cardTraitSchema>

/** Two traits that matter together: points by level of the one (row) and of the other (column). */
export const cardPairSchema = z.object({
  traits: z.tuple([z.string(), z.string()]),
  points: z.array(z.array(z.number().int())),
  evidence: evidenceSchema,
})

/**
 * Additive scorecard. An account's points are `base` plus the points of its level on every trait (and
 * pair). Twenty points double the odds; the calibrated probability is
 * 1 / (1 + exp(-(intercept + slope * points))), with slope = ln 2 / 20 when calibration changes nothing.
 */
export const cardSchema = z.object({
  pointsPerDoubling: z.number().positive(),
  base: z.number().int(),
  calibration: z.object({
    intercept: z.number(),
    slope: z.number(),
    /** Standard error of the log odds at a number of points: sqrt(v00 + 2 v01 points + v11 points^2). */
    covariance: z.tuple([z.number(), z.number(), z.number()]),
  }),
  traits: z.array(cardTraitSchema),
  pairs: z.array(cardPairSchema),
})
export type Card = z.infer<typeof cardSchema>
