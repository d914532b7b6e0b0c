import {
  type Profile,
  type ScorePart,
  scoreTable,
  snapshotTable,
  type Tier,
} from '../domain/index.ts'
import {
  type RankedAccount,
  reasonReader,
  type SegmentTest,
  segmentColumns,
} from '../loop/index.ts'
import type { Translator } from '../messages/index.ts'
import { type Column, type Engine, join, name, sql } from '../sql/index.ts'
import { describeSegment } from './describe-segments.ts'
import { reasonText } from './reason-text.ts'
import { rounded, type TableRow, writeTable } from './write-table.ts'

const columns = [
  'id',
  'name',
  'domain',
  'points',
  'tier',
  'probability',
  'known',
  'for',
  'against',
  'segments',
  'avoid',
] as const
const reasons = [1, 2, 3] as const

export interface ScoreFilter {
  readonly tier?: Tier
  /** Also the customers; else only accounts still to be won. */
  readonly everyone?: boolean
}

/** Whose words the reasons are written in. */
export interface ScoreWording {
  readonly profile: Profile
  readonly translator: Translator
}

/** The same, and the segments to say of each account whether it is in them. */
export interface StoreWording extends ScoreWording {
  readonly tests: readonly SegmentTest[]
}

/** Writes scores with their reasons to a CSV file or workbook, most points first; the file appears when it is whole. */
export async function writeScores(
  engine: Engine,
  file: string,
  filter: ScoreFilter,
  wording: StoreWording,
): Promise<void> {
  await writeTable(file, columns, rowsOfStore(engine, filter, wording))
}

/** The same for scored records of files. */
export async function writeScoredRecords(
  records: readonly RankedAccount[],
  file: string,
  { profile, translator }: ScoreWording,
): Promise<void> {
  const words = (parts: readonly ScorePart[]) =>
    parts
      .slice(0, reasons.length)
      .map((part) => reasonText(part, profile, translator))
      .join('; ')
  const rows = records.map(({ account, score }) => [
    ...[account.id, account.name, account.domain, score.points, score.tier],
    ...[rounded(score.probability), rounded(score.known)],
    ...[words(score.reasonsFor), words(score.reasonsAgainst), null, null],
  ])
  await writeTable(file, columns, [rows])
}

async function* rowsOfStore(
  engine: Engine,
  filter: ScoreFilter,
  { profile, tests, translator }: StoreWording,
): AsyncIterable<readonly TableRow[]> {
  const read = reasonReader(profile.card)
  const words = (cells: readonly Column[], row: number) =>
    cells
      .flatMap((column) => {
        const cell = column.values[row]
        const part = typeof cell === 'number' && !Number.isNaN(cell) ? read(cell) : undefined
        return part === undefined ? [] : [reasonText(part, profile, translator)]
      })
      .join('; ')
  const rules = await Promise.all(tests.map(({ segment }) => describeSegment(segment, translator)))
  const within = (cells: readonly Column[], row: number, negative: boolean) =>
    tests
      .flatMap((test, index) =>
        test.negative === negative && cells[index]?.values[row] === 1
          ? [translator.t('segments.numbered', { place: test.place, rule: rules[index] ?? '' })]
          : [],
      )
      .join('; ')
  for await (const batch of engine.columns(scoresQuery(filter, tests))) {
    const rows: TableRow[] = []
    for (let row = 0; row < batch.rows; row++) {
      const cell = (at: number) => batch.columns[at]?.values[row] ?? null
      rows.push([
        ...[cell(0), cell(1), cell(2), cell(3), cell(4), rounded(cell(5)), rounded(cell(6))],
        ...[words(batch.columns.slice(7, 10), row), words(batch.columns.slice(10, 13), row)],
        ...[false, true].map((negative) => within(batch.columns.slice(13), row, negative)),
      ])
    }
    yield rows
  }
}

function scoresQuery({ tier, everyone = false }: ScoreFilter, tests: readonly SegmentTest[]) {
  const wanted = [
    ...(tier === undefined ? [] : [sql`s.tier = ${tier}`]),
    ...(everyone ? [] : [sql`x.customer = 0`]),
  ]
  const where = wanted.length === 0 ? sql`` : sql`where ${join(wanted, sql` and `)}`
  const known = join([sql`account_key`, sql`customer`, ...segmentColumns(tests)])
  const within = tests.map((_, index) => sql`x.${name(`in${index}`)}`)
  const kept = ['points', 'tier', 'probability', 'known'].map((column) => sql`s.${name(column)}`)
  const why = ['for', 'against'].flatMap((side) =>
    reasons.map((place) => sql`s.${name(`${side}${place}`)}`),
  )
  return sql`select a.id, a.name, a.domain, ${join([...kept, ...why, ...within])}
    from ${name(scoreTable)} as s
    inner join account as a on a.account_key = s.account_key
    inner join (select ${known} from ${name(snapshotTable)}) as x on x.account_key = s.account_key
    ${where} order by s.points desc, s.known desc, s.account_key`
}
