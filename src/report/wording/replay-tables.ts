import type {
  MissedWin,
  ReplayEstimate,
  ReplayMeasures,
  ReplayPeriod,
  ReplayPick,
} from '../../domain/index.ts'
import type { DataTable } from './data-table.ts'
import { accountName } from './names.ts'
import {
  aucGainText,
  aucOf,
  countOf,
  expectedText,
  gainText,
  moneyText,
  percentOf,
  rangeOf,
} from './replay-figures.ts'
import { type CourseContext, periodName, ruleTraits } from './replay-text.ts'

/** A period, or all together, with what was measured in it where it was played. */
interface Line {
  readonly name: string
  readonly book: Pick<ReplayPeriod, 'accounts' | 'wins' | 'amount'>
  readonly measures: ReplayMeasures | undefined
}

function linesOf({ course, replay, translator }: CourseContext): readonly Line[] {
  const lines = replay.periods.map((period, place): Line => {
    const turn = course.turns[place]
    return {
      name: periodName(period, replay, translator),
      book: period,
      measures: turn?.state === 'played' ? turn.measures : undefined,
    }
  })
  const { total } = course
  if (total === undefined || lines.length === 1) return lines
  const amount = lines.reduce(
    (sum, { book, measures }) => sum + (measures === undefined ? 0 : (book.amount ?? 0)),
    0,
  )
  const book = { accounts: total.accounts, wins: total.wins, amount }
  return [...lines, { name: translator.t('replay.all'), book, measures: total }]
}

function table(
  lines: readonly Line[],
  columns: readonly (readonly [key: string, cell: (line: Line) => string])[],
  { replay, translator }: CourseContext,
): DataTable {
  const { by, currency = '' } = replay
  return {
    columns: [
      { title: translator.t('replay.column.period', { by }) },
      ...columns.map(([key]) => ({
        title: translator.t(`replay.column.${key}`, { currency: currency.trim() }),
        number: true,
      })),
    ],
    rows: lines.map((line) => [line.name, ...columns.map(([, cell]) => cell(line))]),
  }
}

/** The share won among the accounts on top, period by period, beside the other ways to choose. */
export function replayRatesTable(context: CourseContext): DataTable {
  const { translator } = context
  const { number } = translator
  const share = (value: number | undefined) => percentOf(value, translator)
  const rival = (name: string) => (line: Line) =>
    share(line.measures?.rivals.find((one) => one.name === name)?.pick.rate?.value)
  return table(
    linesOf(context),
    [
      ['decided', ({ book }) => number(book.accounts)],
      ['all_rate', ({ book }) => share(book.accounts > 0 ? book.wins / book.accounts : undefined)],
      ['top', ({ measures }) => countOf(measures?.top.accounts, translator)],
      ['rate', ({ measures }) => share(measures?.top.rate?.value)],
      ['interval', ({ measures }) => rangeOf(measures?.top.rate, translator)],
      ['rule', rival('rule')],
      ['before', rival('before')],
      ['auc', ({ measures }) => aucOf(measures?.auc, translator)],
    ],
    context,
  )
}

/** What the accounts on top brought of all that was won, and what the bad fit held. */
export function replayCapturedTable(context: CourseContext): DataTable {
  const { translator } = context
  const { number } = translator
  const held = (estimate: ReplayEstimate | undefined) => percentOf(estimate?.value, translator)
  const hasMoney = context.replay.periods.some(({ amount }) => amount !== undefined)
  const money: Parameters<typeof table>[1] = [
    ['money', ({ book }) => moneyText(book.amount, translator)],
    ['money_top', ({ measures }) => held(measures?.top.money?.share)],
    ['money_interval', ({ measures }) => rangeOf(measures?.top.money?.share, translator)],
  ]
  return table(
    linesOf(context),
    [
      ['won', ({ book }) => number(book.wins)],
      ['expected', ({ measures }) => expectedText(measures, translator)],
      ['won_top', ({ measures }) => countOf(measures?.top.wins, translator)],
      ['captured', ({ measures }) => held(measures?.top.captured)],
      ...(hasMoney ? money : []),
      ['missed', ({ measures }) => countOf(measures?.tiers.bad.wins, translator)],
      [
        'avoided',
        ({ measures }) =>
          countOf(measures && measures.tiers.bad.accounts - measures.tiers.bad.wins, translator),
      ],
    ],
    context,
  )
}

/** By how much the profile did better than each other way to choose as many accounts, over all periods. */
export function replayRivalsTable({
  before = 'none',
  course,
  replay,
  translator,
}: CourseContext): DataTable {
  const { t } = translator
  const facts = { id: before, by: replay.by, traits: ruleTraits(replay, translator) }
  const hasMoney = replay.periods.some(({ amount }) => amount !== undefined)
  const columns = ['apart', 'gain_rate', ...(hasMoney ? ['gain_money'] : []), 'gain_auc']
  return {
    columns: [
      { title: t('replay.column.against') },
      ...columns.map((key) => ({ title: t(`replay.column.${key}`), number: true })),
    ],
    rows: (course.total?.rivals ?? []).map(({ gain, name }) => [
      t(`replay.rival.${name}`, facts),
      countOf(gain.apart, translator),
      gainText(gain.rate, translator),
      ...(hasMoney ? [gainText(gain.money, translator)] : []),
      aucGainText(gain.auc, translator),
    ]),
  }
}

/** A missed win, and the period it belongs to. */
export interface NamedMiss extends MissedWin {
  readonly period: string
}

/** Bad fits that were won, those worth most first. */
export function missedWins({ course, replay, translator }: CourseContext): readonly NamedMiss[] {
  return course.turns
    .flatMap((turn, place) => {
      const period = replay.periods[place]
      if (turn.state !== 'played' || period === undefined) return []
      return turn.missed.map((miss) => ({
        ...miss,
        period: periodName(period, replay, translator),
      }))
    })
    .toSorted((a, b) => (b.amount ?? 0) - (a.amount ?? 0))
}

/** @param most accounts to name */
export function missedTable(context: CourseContext, most: number): DataTable {
  const { replay, translator } = context
  const { number, t } = translator
  const hasMoney = replay.periods.some(({ amount }) => amount !== undefined)
  return {
    columns: [
      { title: t('replay.column.account') },
      { title: t('replay.column.period', { by: replay.by }) },
      { title: t('replay.column.points'), number: true },
      ...(hasMoney
        ? [{ title: t('replay.column.money', { currency: replay.currency ?? '' }), number: true }]
        : []),
    ],
    rows: missedWins(context)
      .slice(0, most)
      .map((miss) => [
        accountName(miss),
        miss.period,
        number(miss.points),
        ...(hasMoney ? [moneyText(miss.amount, translator)] : []),
      ]),
  }
}

/** Whether anything was picked, so that there is something to hold against it. */
export function hasRivals({ course }: CourseContext): boolean {
  const top: ReplayPick | undefined = course.total?.top
  return top !== undefined && top.accounts > 0
}

/** All tables of a course with their captions; none where nothing was played. */
export function replayTables(
  context: CourseContext,
  missed: number,
): readonly (DataTable & { readonly title: string })[] {
  const { course, translator } = context
  const { number, t } = translator
  if (course.total === undefined) return []
  const lost = missedTable(context, missed)
  const misses = course.total.tiers.bad.wins
  return [
    { title: t('replay.caption.rates'), ...replayRatesTable(context) },
    { title: t('replay.caption.captured'), ...replayCapturedTable(context) },
    ...(hasRivals(context)
      ? [{ title: t('replay.caption.against'), ...replayRivalsTable(context) }]
      : []),
    ...(lost.rows.length > 0
      ? [
          {
            title: t('replay.caption.missed', { misses, shown: number(lost.rows.length) }),
            ...lost,
          },
        ]
      : []),
  ]
}
