import type {
  Replay,
  ReplayCourse,
  ReplayMeasures,
  ReplayPeriod,
  ReplayTurn,
} from '../../domain/index.ts'
import { heldText, labelText, type Translator } from '../../messages/index.ts'
import { none } from './data-table.ts'
import { pValue } from './numbers.ts'

/** A course of a replay: this way of learning, or one stored profile. */
export interface CourseContext {
  readonly replay: Replay
  readonly course: ReplayCourse
  readonly translator: Translator
  /** Id of the stored version before, where the course is that of a stored profile. */
  readonly before?: string
}

/** The courses of a replay, each with its heading. */
export function replayCourses(
  replay: Replay,
  translator: Translator,
): readonly (CourseContext & { readonly title: string })[] {
  const { file, learning } = replay
  const { t } = translator
  const learned = { replay, course: learning, translator, title: t('replay.learning') }
  if (file === undefined) return [learned]
  const { dataTo, id } = file.file
  const title = t('replay.file', { id, to: dataTo === undefined ? none : translator.date(dataTo) })
  const before = file.before === undefined ? {} : { before: file.before.id }
  return [learned, { replay, course: file, translator, title, ...before }]
}

/** "Q3 2025" or "2025-07". */
export function periodName(
  { from }: Pick<ReplayPeriod, 'from'>,
  { by }: Pick<Replay, 'by'>,
  { number, t }: Translator,
): string {
  const [year, month] = [Number(from.slice(0, 4)), Number(from.slice(5, 7))]
  const plain = (value: number, digits: number) =>
    number(value, { useGrouping: false, minimumIntegerDigits: digits })
  return by === 'month'
    ? t('replay.month', { year: plain(year, 4), month: plain(month, 2) })
    : t('replay.quarter', { year: plain(year, 4), quarter: plain(Math.ceil(month / 3), 1) })
}

/** What was played. */
export function replayTitle({ by, periods }: Replay, { t }: Translator): string {
  return t('replay.title', { by, periods: periods.length })
}

/** How it was played, for all courses. */
export function replayNotes(replay: Replay, translator: Translator): readonly string[] {
  const { number, t } = translator
  const { by, periods, undated } = replay
  const accounts = periods.reduce((sum, period) => sum + period.accounts, 0)
  const before = periods.reduce((sum, period) => sum + period.openedBefore, 0)
  return [
    t('replay.how', { by }),
    ...wayNotes(replay, translator),
    t('replay.facts', { by, before: number(before), accounts: number(accounts), undated }),
    replay.capacity === undefined
      ? t('replay.places_tier')
      : t('replay.places_capacity', { by, capacity: replay.capacity }),
  ]
}

/** With which options the profiles were learned every time. */
function wayNotes({ way }: Replay, translator: Translator): readonly string[] {
  if (way === undefined) return []
  const { list, t } = translator
  const traits = way.monotone.map(({ direction, trait }) =>
    heldText(labelText(trait.label, translator), direction, translator),
  )
  return [
    ...(traits.length === 0 ? [] : [t('replay.way.held', { traits: list(traits) })]),
    ...(way.weight === undefined ? [] : [t(`replay.way.${way.weight}`)]),
  ]
}

/** What may be said of all periods together, and whether they differ. */
export function courseVerdict({ course, replay, translator }: CourseContext): readonly string[] {
  const { number, percent, t } = translator
  const { claim, drift, total } = course
  const rival = (name: string) => total?.rivals.find((one) => one.name === name)
  const rate = (share: number | undefined) => (share === undefined ? none : percent(share, 0))
  const facts = {
    top: number(total?.top.accounts ?? 0, { maximumFractionDigits: 0 }),
    rate: rate(total?.top.rate?.value),
    base: rate(rival('none')?.pick.rate?.value),
    rule: rate(rival('rule')?.pick.rate?.value),
    ruled: rival('rule') !== undefined,
  }
  const verdict = t(`replay.claim.${claim}`, { ...facts, ruled: facts.ruled ? 'yes' : 'no' })
  if (drift === undefined || total === undefined || total.few) return [verdict]
  const weakest = replay.periods[drift.weakest]
  return [
    verdict,
    ...promise(total, translator),
    t(drift.p < 0.05 ? 'replay.drift.some' : 'replay.drift.none', {
      by: replay.by,
      p: pValue(drift.p, translator),
      weakest: weakest === undefined ? none : periodName(weakest, replay, translator),
    }),
  ]
}

/** Whether the wins lie outside of what the probabilities promised: then the market has moved, up or down. */
function promise({ expected, wins }: ReplayMeasures, { number, t }: Translator): readonly string[] {
  const whole = (value: number) => number(value, { maximumFractionDigits: 0 })
  const said = { wins: number(wins), low: whole(expected.low), high: whole(expected.high) }
  if (wins > expected.high) return [t('replay.promised.more', said)]
  return wins < expected.low ? [t('replay.promised.fewer', said)] : []
}

/** What is to be said of single periods: why one was not played, or says little. */
export function turnNotes({ course, replay, translator }: CourseContext): readonly string[] {
  if (course.total === undefined) return doubts(course, translator)
  return course.turns.flatMap((turn, place) => {
    const period = replay.periods[place]
    const key = noteOf(turn)
    if (period === undefined || key === undefined) return []
    const known = 'known' in turn ? translator.date(turn.known) : ''
    const name = periodName(period, replay, translator)
    return [translator.t(`replay.turn.${key}`, { period: name, known })]
  })
}

/** What holds for all periods is said once, by the verdict; why nothing proved reliable, by the reasons. */
function doubts({ turns }: ReplayCourse, { t }: Translator): readonly string[] {
  const reasons = turns.flatMap((turn) => (turn.state === 'no_profile' ? turn.reasons : []))
  return [...new Set(reasons)].map((reason) => t(`verdict.reason.${reason}`))
}

function noteOf(turn: ReplayTurn): string | undefined {
  if (turn.state !== 'played') return turn.state
  if (turn.measures.few) return 'few'
  return turn.kept === true ? 'kept' : undefined
}

/** The traits of the plain rule: "Industry and Employees". */
export function ruleTraits({ rule }: Replay, translator: Translator): string {
  return translator.list(rule.map((label) => labelText(label, translator)))
}
