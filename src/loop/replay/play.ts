import { type CatalogueTrait, isUsed, type Profile, type StepContext } from '../../domain/index.ts'
import type { Engine } from '../../sql/index.ts'
import type { DatedOutcome } from '../accounts/index.ts'
import type { Played } from './course.ts'
import { type Field, scoreField } from './decided-in.ts'
import { type LearnedThen, type RuleThen, ruleThen } from './learned-then.ts'
import { missedWins } from './missed-wins.ts'
import { playRound, type Rivals } from './round.ts'
import { type ReplayedFile, seenTo } from './stored-file.ts'

/** All that a replay is played with. */
export interface Table {
  readonly engine: Engine
  readonly context: StepContext
  readonly outcome: DatedOutcome
  readonly traits: readonly CatalogueTrait[]
  readonly capacity: number | undefined
  /** The accounts decided in each period, oldest first. */
  readonly fields: readonly Field[]
  /** What would have been learned at the start of the period before the first, and then of each period. */
  readonly learned: readonly LearnedThen[]
}

/** The plain rule for each period, learned when it began. */
export async function playRules(table: Table): Promise<readonly RuleThen[]> {
  const { engine, context, fields, learned, outcome, traits } = table
  const rules: RuleThen[] = []
  for (const [place, { period }] of fields.entries()) {
    const then = learned[place + 1]
    if (then === undefined) throw new Error('a period without what was learned before it')
    rules.push(await ruleThen(engine, context, outcome, then, period, traits))
    context.signal?.throwIfAborted()
  }
  return rules
}

/** The profile to play in a period, with the one before it, or why there is none. */
type Choice = Exclude<Played, { readonly state: 'played' }> | Chosen
interface Chosen {
  readonly state: 'chosen'
  readonly profile: Profile
  readonly before?: Profile
  readonly known: string
  readonly kept?: true
}

/** This way of learning: in each period the profile learned before it, or the last one that proved reliable. */
export function playLearning(table: Table, rules: readonly RuleThen[]): Promise<readonly Played[]> {
  const { learned } = table
  const inForce = learned.map((_, place) =>
    learned.slice(0, place + 1).findLast(({ profile }) => profile.verdict.reliable),
  )
  return playEach(table, rules, (_, place) => {
    const [before, now] = [inForce[place], inForce[place + 1]]
    if (now === undefined) {
      return { state: 'no_profile', reasons: learned[place + 1]?.profile.verdict.reasons ?? [] }
    }
    const chosen = { state: 'chosen', profile: now.profile, known: now.day } as const
    if (before === now) return { ...chosen, kept: true }
    return before === undefined ? chosen : { ...chosen, before: before.profile }
  })
}

/** One stored profile, in the periods that began after the last outcome it had seen. */
export function playFile(
  table: Table,
  rules: readonly RuleThen[],
  { file, before }: { readonly file: ReplayedFile; readonly before?: ReplayedFile },
): Promise<readonly Played[]> {
  return playEach(table, rules, (field) => {
    const { profile } = file
    const known = unseenSince(file, field)
    if (known === undefined) return { state: 'seen' }
    if (!isUsed(profile)) return { state: 'no_profile', reasons: profile.verdict.reasons }
    const chosen = { state: 'chosen', profile, known } as const
    if (before === undefined || unseenSince(before, field) === undefined) return chosen
    return { ...chosen, before: before.profile }
  })
}

/** The last day a profile had seen, where the period began after it. */
function unseenSince({ profile }: ReplayedFile, { period }: Field): string | undefined {
  const to = seenTo(profile)
  return to !== undefined && to < period.from ? to : undefined
}

async function playEach(
  table: Table,
  rules: readonly RuleThen[],
  choose: (field: Field, place: number) => Choice,
): Promise<readonly Played[]> {
  const played: Played[] = []
  for (const [place, field] of table.fields.entries()) {
    const choice: Choice =
      field.good.length === 0 ? { state: 'nobody_decided' } : choose(field, place)
    played.push(choice.state === 'chosen' ? await play(table, field, choice, rules[place]) : choice)
  }
  return played
}

async function play(
  { capacity, context, engine, outcome, traits }: Table,
  field: Field,
  { before, kept, known, profile }: Chosen,
  rule: RuleThen | undefined,
): Promise<Played> {
  const score = (card: Profile) => scoreField(engine, outcome, field.period, card, traits, context)
  const card = await score(profile)
  const rivals: Rivals = {
    ...(before === undefined ? {} : { before: await score(before) }),
    ...(rule === undefined || rule.traits.length === 0 ? {} : { rule: rule.scores }),
  }
  return {
    state: 'played',
    known,
    ...(kept === undefined ? {} : { kept }),
    round: playRound(field, card, rivals, capacity),
    missed: await missedWins(engine, field, card, context),
  }
}
