import { z } from 'zod'

/** How well companies of a kind are thought to fit, from worst to best. */
export const fitWords = ['never', 'weak', 'neutral', 'good', 'strong'] as const
export type FitWord = (typeof fitWords)[number]

/**
 * What each word means in points, 20 of which double the odds: `strong` quadruples them against all other
 * companies, `good` doubles, `weak` halves, `never` leaves an eighth.
 */
export const fitPoints: Readonly<Record<FitWord, number>> = {
  never: -60,
  weak: -20,
  neutral: 0,
  good: 20,
  strong: 40,
}

/** A statement counts for the experience of so many customers unless it says otherwise. */
export const defaultWorth = 10

const worthSchema = z.number().gt(0).max(10_000)
const text = z.string().trim().min(1)
const words = z.array(text).min(1)

/**
 * One thing somebody holds of good customers: companies with these values of a trait, in this range of it,
 * or that use one of these technologies, and how well they fit against all others.
 */
const statementSchema = z
  .strictObject({
    /** The trait: a plain field (industry, employees, country ...), a header of the user's own, or a trait's id. */
    trait: text.optional(),
    /** In place of a trait: technologies, of which a company uses at least one. */
    technology: z.union([text.transform((one) => [one]), words]).optional(),
    /** Values that the statement holds for; any one of them. */
    values: z.union([text.transform((one) => [one]), words]).optional(),
    /** A range of numbers, from this one on, and below that one. */
    from: z.number().optional(),
    below: z.number().optional(),
    fit: z.enum(fitWords),
    /** How many customers' experience it counts for. */
    worth: worthSchema.optional(),
    /** Why it is held, and by whom. */
    note: text.optional(),
    author: text.optional(),
  })
  .check(({ value, issues }) => {
    const flaw = statementFlaw(value)
    if (flaw !== undefined)
      issues.push({ code: 'custom', input: value, message: flaw, params: { flaw }, path: [] })
  })
export type Statement = z.infer<typeof statementSchema>

interface StatementLike {
  readonly trait?: string | undefined
  readonly technology?: readonly string[] | undefined
  readonly values?: readonly string[] | undefined
  readonly from?: number | undefined
  readonly below?: number | undefined
}

/** Which part of a statement cannot be read: what it is about, for which values, or from where to where. */
function statementFlaw(statement: StatementLike): 'subject' | 'level' | 'range' | undefined {
  const { below, from, technology, trait, values } = statement
  const ranged = from !== undefined || below !== undefined
  if ((trait === undefined) === (technology === undefined)) return 'subject'
  const levels = (ranged ? 1 : 0) + (values === undefined ? 0 : 1)
  if (levels !== (technology === undefined ? 1 : 0)) return 'level'
  return from !== undefined && below !== undefined && from >= below ? 'range' : undefined
}

/**
 * A person's hypothesis of the ideal customer: a working profile before there is any data, and what the
 * learned one starts from.
 */
export const hypothesisSchema = z.strictObject({
  name: text.optional(),
  /** Share of accounts that become customers, presumed where no data says. */
  rate: z.number().gt(0).lt(1).default(0.2),
  /** How many customers' experience each statement counts for that does not say. */
  worth: worthSchema.default(defaultWorth),
  statements: z.array(statementSchema).min(1).max(100),
  /** What such customers need, what troubles them, and who decides there; for people, not for points. */
  needs: z.array(text).optional(),
  pains: z.array(text).optional(),
  roles: z.array(text).optional(),
})
export type Hypothesis = z.infer<typeof hypothesisSchema>
