import { Fault } from '../../domain/index.ts'
import { type Engine, moment, sql } from '../../sql/index.ts'
import { type DatedOutcome, questions } from '../accounts/index.ts'

/**
 * The last day, up to today, on which an outcome became known, `YYYY-MM-DD`.
 *
 * @throws Fault `replay.no_dates` where nothing says when anything was decided
 */
export async function dataEnd(engine: Engine, kind: DatedOutcome, today: string): Promise<string> {
  const { decidedAt, outcome, source } = questions[kind]
  const tomorrow = engine.dialect.addDays(moment(engine.dialect, `${today} 00:00:00`), sql`1`)
  const [row] = await engine.rows(sql`select count(*) as dated, max(known_at) as last_day
    from (select ${decidedAt} as known_at from ${source} where ${outcome} is not null) as decided
    where known_at < ${tomorrow}`)
  const last = row?.['last_day']
  if (Number(row?.['dated'] ?? 0) === 0 || typeof last !== 'string')
    throw new Fault('replay.no_dates')
  return last.slice(0, 10)
}
