import {
  type CatalogueTrait,
  isNumeric,
  type LeftOutReason,
  type StepContext,
} from '../../domain/index.ts'
import { type Engine, name, sql } from '../../sql/index.ts'
import { readTraits, writeTraits } from '../catalogue/index.ts'
import { chooseLevels } from '../levels/index.ts'
import { digitPattern } from './digit-pattern.ts'
import { fetchCoded, levelsColumn } from './fetch-coded.ts'
import { type FoundLeak, findLeaks, isNamed, type SuspectTrait } from './find-leaks.ts'
import { growthWord } from './growth-words.ts'
import type { Outcome } from './outcome.ts'

/** Accounts that are looked at; a leak shows on far fewer. */
const mostAccounts = 100_000

/**
 * Marks leaking traits in the catalogue as left out, so that no later step uses them, and takes the mark
 * off those the user keeps. Only traits whose timing is not known are judged. Marks of an earlier run are
 * judged anew.
 *
 * @param keep ids of traits to use whatever the check says
 */
export async function markLeaks(
  engine: Engine,
  context: StepContext,
  outcome: Outcome,
  keep: readonly string[],
): Promise<readonly FoundLeak[]> {
  const { leaks, traits } = await judgeTraits(engine, context, outcome, keep)
  await writeTraits(engine, traits)
  return leaks
}

export interface JudgedTraits {
  /** The catalogue, with the leaking traits marked. */
  readonly traits: readonly CatalogueTrait[]
  readonly leaks: readonly FoundLeak[]
}

/** The same without a word to the catalogue. */
export async function judgeTraits(
  engine: Engine,
  context: StepContext,
  outcome: Outcome,
  keep: readonly string[],
): Promise<JudgedTraits> {
  const traits = (await readTraits(engine)).map(unmarked)
  const usable = traits.filter(({ leftOut, timing }) => leftOut === undefined && timing !== 'after')
  const judged = usable.filter(({ id, timing }) => timing === 'unknown' && !keep.includes(id))
  const leaks = await leaksAmong(engine, context, outcome, usable, judged)
  const marks = new Map(leaks.map(({ trait, leftOut }) => [trait.id, leftOut]))
  const marked = traits.map((trait) => {
    const leftOut = marks.get(trait.id)
    return leftOut === undefined ? trait : { ...trait, leftOut }
  })
  return { traits: marked, leaks }
}

/** Reasons that this step gives. */
const ours: readonly LeftOutReason[] = ['leak', 'grows_with_staying']

function unmarked(trait: CatalogueTrait): CatalogueTrait {
  if (trait.leftOut === undefined || !ours.includes(trait.leftOut.reason)) return trait
  const { leftOut: _mark, ...rest } = trait
  return rest
}

async function leaksAmong(
  engine: Engine,
  { seed, signal }: StepContext,
  outcome: Outcome,
  usable: readonly CatalogueTrait[],
  judged: readonly CatalogueTrait[],
): Promise<readonly FoundLeak[]> {
  if (judged.length === 0) return []
  const wanted = sql`${outcome.outcome} is not null`
  const past = { among: { source: outcome.source, wanted } }
  const leveled = await chooseLevels(
    engine,
    usable,
    outcome.decidedBefore === undefined ? {} : past,
  )
  const numbers = judged.filter(({ type }) => isNumeric(type))
  const share = mostAccounts / Math.max(1, outcome.good + outcome.others)
  const { good, traits } = await fetchCoded(
    engine,
    [
      ...leveled.map(levelsColumn),
      ...numbers.map(({ column }) => digitPattern(engine.dialect, name(column))),
    ],
    outcome,
    { seed, share },
    signal,
  )
  const suspects: SuspectTrait[] = []
  const honest = traits.slice(0, leveled.length).flatMap((coded, index) => {
    const trait = leveled[index]?.trait
    if (trait === undefined || !judged.includes(trait)) return [coded]
    const digits = traits[leveled.length + numbers.indexOf(trait)]
    const isNumber = numbers.includes(trait)
    const grows = outcome.kind === 'retained' && isNumber && isNamed(trait, growthWord)
    suspects.push({
      trait,
      coded,
      ...(isNumber && digits !== undefined ? { digits } : {}),
      ...(grows ? { grows } : {}),
    })
    return []
  })
  return findLeaks(suspects, honest, good, seed)
}
