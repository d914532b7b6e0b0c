import {
  type CatalogueTrait,
  type Segment,
  type SegmentList,
  snapshotTable,
} from '../../domain/index.ts'
import { type Engine, type Fragment, integer, join, name, sql } from '../../sql/index.ts'
import { inSegment } from './segment-rule.ts'

/** A segment by its place in its list, from 1. */
export interface ListedSegment {
  readonly segment: Segment
  readonly place: number
  readonly negative: boolean
}

/** A segment that this data can tell, with the test of the snapshot's accounts for it. */
export interface SegmentTest extends ListedSegment {
  readonly test: Fragment
}

/** The segments of some lists whose traits the data has. */
export function segmentTests(
  lists: readonly SegmentList[],
  traits: readonly CatalogueTrait[],
): readonly SegmentTest[] {
  return lists.flatMap(({ negative, segments }) =>
    segments.flatMap((segment, index) => {
      const test = inSegment(segment.conditions, traits)
      return test === undefined ? [] : [{ segment, place: index + 1, negative, test }]
    }),
  )
}

/** 1 or 0 for each segment, as columns of the snapshot called `in0`, `in1` ... */
export function segmentColumns(tests: readonly SegmentTest[]): readonly Fragment[] {
  return tests.map(
    ({ test }, index) => sql`case when ${test} then 1 else 0 end as ${name(`in${index}`)}`,
  )
}

/** Which of the segments each of some accounts is in; an account that is in none is left out. */
export async function segmentsOfAccounts(
  engine: Engine,
  tests: readonly SegmentTest[],
  accountKeys: readonly number[],
): Promise<ReadonlyMap<number, readonly ListedSegment[]>> {
  if (tests.length === 0 || accountKeys.length === 0) return new Map()
  const cells = join([sql`account_key`, ...segmentColumns(tests)])
  const keys = join(accountKeys.map((key) => integer(key)))
  const rows = await engine.rows(
    sql`select ${cells} from ${name(snapshotTable)} where account_key in (${keys})`,
  )
  const found = rows.map((row): [number, readonly ListedSegment[]] => [
    Number(row['account_key']),
    tests
      .filter((_, index) => Number(row[`in${index}`]) === 1)
      .map(({ negative, place, segment }) => ({ segment, place, negative })),
  ])
  return new Map(found.filter(([, segments]) => segments.length > 0))
}
