import { z } from 'zod'
import { type Score, tierNames } from '../../domain/index.ts'

const part = z.object({
  traits: z.array(z.string()).readonly(),
  points: z.number(),
  contribution: z.number().describe('Points more or less than the average account has here.'),
})

const question = z.object({
  trait: z.string(),
  changesTier: z
    .number()
    .describe('Probability that the answer moves the account to another tier.'),
  tiers: z.array(z.object({ tier: z.enum(tierNames), probability: z.number() })).readonly(),
  points: z.array(z.number()).readonly().describe('Least and most points after the answer.'),
})

export const scoreSchema = z
  .object({
    points: z.number(),
    tier: z.enum(tierNames),
    probability: z.number(),
    interval: z
      .array(z.number())
      .readonly()
      .describe('95 % interval of the probability: from, to.'),
    known: z.number().describe('Share of the card, by importance, on which the account is known.'),
    reasonsFor: z.array(part).readonly(),
    reasonsAgainst: z.array(part).readonly(),
    missing: z.array(z.string()).readonly(),
    findOutNext: z
      .array(question)
      .readonly()
      .describe('Unknown traits that would tell most, the most useful first.'),
  })
  .meta({ id: 'Score' })

/** A score as callers see it: without the position of levels on the card. */
export function scoreAnswer(score: Score): z.input<typeof scoreSchema> {
  const { points, tier, probability, interval, known, missing, next } = score
  const plain = ({ traits, points, contribution }: Score['parts'][number]) => ({
    traits,
    points,
    contribution,
  })
  return {
    ...{ points, tier, probability, interval, known, missing },
    reasonsFor: score.reasonsFor.map(plain),
    reasonsAgainst: score.reasonsAgainst.map(plain),
    findOutNext: next,
  }
}
