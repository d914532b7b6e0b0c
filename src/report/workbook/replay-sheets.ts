import type { ReplayCourse, ReplayMeasures, ReplayPeriod, RivalName } from '../../domain/index.ts'
import type { ReportContext } from '../context.ts'
import { accountName, type CourseContext, missedWins, replayCourses } from '../wording/index.ts'
import { type Cell, rounded, type Sheet, sheet } from './sheet.ts'

/** The replay period by period, and the wins it would have missed; no sheet where none was run. */
export function replaySheets({ input, translator }: ReportContext): readonly Sheet[] {
  if (input.replay === undefined) return []
  const courses = replayCourses(input.replay, translator)
  return [
    named('replay', periodColumns, courses.flatMap(periodRows), courses[0]),
    named('missed_wins', missedColumns, courses.flatMap(missedRows), courses[0]),
  ].filter((made) => made !== undefined)
}

type Course = CourseContext & { readonly title: string }

const periodColumns = [
  ...['from', 'to', 'decided', 'won', 'money', 'top', 'won_top', 'rate', 'low', 'high'],
  ...[
    'all_rate',
    'rule',
    'before',
    'captured',
    'money_top',
    'expected',
    'auc',
    'missed',
    'avoided',
  ],
]

function periodRows({ course, replay, title }: Course): readonly (readonly Cell[])[] {
  return replay.periods.map((period, place) => [
    title,
    ...periodCells(period, measuresOf(course, place)),
  ])
}

function periodCells(period: ReplayPeriod, measures: ReplayMeasures | undefined): readonly Cell[] {
  const { accounts, amount, from, to, wins } = period
  const book = [from, to, accounts, wins, cell(amount)]
  if (measures === undefined) return [...book, ...periodColumns.slice(book.length).map(() => null)]
  const { auc, expected, tiers, top } = measures
  const rival = (name: RivalName) =>
    cell(measures.rivals.find((one) => one.name === name)?.pick.rate?.value)
  return [
    ...book,
    ...[rounded(top.accounts), rounded(top.wins)],
    ...[cell(top.rate?.value), cell(top.rate?.low), cell(top.rate?.high)],
    ...[rival('none'), rival('rule'), rival('before')],
    ...[cell(top.captured?.value), cell(top.money?.share.value)],
    ...[rounded(expected.value), cell(auc?.value)],
    ...[tiers.bad.wins, tiers.bad.accounts - tiers.bad.wins],
  ]
}

function measuresOf({ turns }: ReplayCourse, place: number): ReplayMeasures | undefined {
  const turn = turns[place]
  return turn?.state === 'played' ? turn.measures : undefined
}

const missedColumns = ['period', 'account', 'domain', 'points', 'money']

function missedRows(course: Course): readonly (readonly Cell[])[] {
  return missedWins(course).map((miss) => [
    course.title,
    miss.period,
    accountName(miss),
    miss.domain,
    miss.points,
    cell(miss.amount),
  ])
}

const cell = (value: number | undefined): Cell => (value === undefined ? null : rounded(value))

function named(
  name: string,
  columns: readonly string[],
  rows: readonly (readonly Cell[])[],
  course: Course | undefined,
): Sheet | undefined {
  if (course === undefined) return undefined
  const { replay, translator } = course
  const facts = { by: replay.by, currency: replay.currency ?? '' }
  return sheet(
    translator.t(`report.workbook.sheet.${name}`),
    translator.direction === 'rtl',
    ['played', ...columns].map((column) => translator.t(`replay.column.${column}`, facts).trim()),
    rows,
  )
}
