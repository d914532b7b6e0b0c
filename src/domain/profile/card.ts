import { z } from 'zod'
import { traitSchema } from '../trait.ts'
import { evidenceSchema, intervalSchema, isUnseen, type Level, levelSchema } from './level.ts'

export const cardTraitSchema = traitSchema.extend({
  /** Share of the card's separation this trait carries, in [0, 1]; all traits together 1. */
  importance: z.number().min(0).max(1),
  levels: z.array(levelSchema).min(2),
})
export type CardTrait = z.infer<typeof cardTraitSchema>

/**
 * Two traits that matter together: by level of the one (row) and of the other (column), the points that an
 * account has beyond those of the two levels.
 */
export const cardPairSchema = z.object({
  traits: z.tuple([z.string(), z.string()]),
  points: z.array(z.array(z.number().int())),
  /** 95 % interval of each. */
  intervals: z.array(z.array(intervalSchema)),
  /** What was counted at both levels. */
  evidence: z.array(z.array(evidenceSchema)),
})
export type CardPair = z.infer<typeof cardPairSchema>

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

/** A cell of a pair's table: the positions of its two levels, and what the card says there. */
export interface PairCell extends Omit<Level, 'when'> {
  readonly levels: readonly [number, number]
}

/** The cells that some account stands behind, the one that moves an account most first. */
export function pairCells({ evidence, intervals, points }: CardPair): PairCell[] {
  return points
    .flatMap((line, row) =>
      line.flatMap((value, column): PairCell[] => {
        const [interval, behind] = [intervals[row]?.[column], evidence[row]?.[column]]
        if (interval === undefined || behind === undefined || isUnseen(behind)) return []
        return [{ levels: [row, column], points: value, interval, evidence: behind }]
      }),
    )
    .sort((a, b) => Math.abs(b.points) - Math.abs(a.points))
}
