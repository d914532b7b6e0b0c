import type { CriterionReport, CriterionStatus } from '../../domain/index.ts'
import { type Engine, name, type Row, sql } from '../../sql/index.ts'
import { column as c } from '../ledger/index.ts'
import { rawTable } from './part-table.ts'
import type { StatedCriterion } from './state-criteria.ts'

/** What the raw table holds of each criterion, and so which criteria take part in the value. */
export async function reportCriteria(
  engine: Engine,
  stated: readonly StatedCriterion[],
  customers: number,
): Promise<readonly CriterionReport[]> {
  const rows =
    await engine.rows(sql`select criterion, count(*) as found, min(${c.raw}) as least, max(${c.raw}) as most,
    ${engine.dialect.quantiles(c.raw, [0.25, 0.5, 0.75])} as quartiles from ${name(rawTable)} group by criterion`)
  const found = new Map(rows.map((row) => [String(row['criterion']), row]))
  const status = (criterion: StatedCriterion) => statusOf(criterion, found.get(criterion.id))
  const total = stated.reduce(
    (sum, criterion) => sum + (status(criterion) === 'used' ? criterion.weight : 0),
    0,
  )
  return stated.map((criterion) => {
    const row = found.get(criterion.id)
    const quartiles = quartilesOf(row)
    const { asked: _, unproven: __, ...said } = criterion
    return {
      ...said,
      status: status(criterion),
      share: status(criterion) === 'used' ? criterion.weight / total : 0,
      customers: Number(row?.['found'] ?? 0),
      coverage: customers === 0 ? 0 : Number(row?.['found'] ?? 0) / customers,
      ...(quartiles === undefined ? {} : { quartiles }),
    }
  })
}

function statusOf(criterion: StatedCriterion, row: Row | undefined): CriterionStatus {
  if (criterion.weight === 0) return 'switched_off'
  if (criterion.unproven === true) return 'unproven'
  if (row === undefined) return 'not_found'
  return row['least'] === row['most'] ? 'constant' : 'used'
}

function quartilesOf(row: Row | undefined): CriterionReport['quartiles'] {
  const quartiles = row?.['quartiles']
  if (!Array.isArray(quartiles)) return undefined
  const [lower, median, upper] = quartiles
  if (typeof lower !== 'number' || typeof median !== 'number' || typeof upper !== 'number')
    return undefined
  return [lower, median, upper]
}
