import { z } from 'zod'
import {
  type CatalogueTrait,
  leftOutReasonSchema,
  snapshotTable,
  traitSchema,
  traitTable,
} from '../../domain/index.ts'
import { type Engine, name, sql } from '../../sql/index.ts'

const valueRowsSchema = z.object({ value: z.string(), rows: z.number() })

const catalogueTraitSchema = traitSchema.extend({
  column: z.string(),
  coverage: z.number(),
  distinct: z.number(),
  placeholders: z.array(valueRowsSchema),
  merged: z.array(valueRowsSchema.extend({ into: z.string() })).exactOptional(),
  leftOut: z
    .object({
      reason: leftOutReasonSchema,
      facts: z.record(z.string(), z.union([z.string(), z.number()])),
    })
    .exactOptional(),
})

/** The trait catalogue of the store, in the order of the snapshot's columns. */
export async function readTraits(engine: Engine): Promise<readonly CatalogueTrait[]> {
  const rows = await engine.rows(
    sql`select ${name('trait')} from ${name(traitTable)} order by ${name('position')}`,
  )
  return rows.map((row) => catalogueTraitSchema.parse(JSON.parse(String(row['trait']))))
}

export interface SnapshotSummary {
  readonly accounts: number
  /** Accounts whose outcome is known, and of these the ones won. */
  readonly decided: number
  readonly won: number
  readonly customers: number
  /** First and last day on which an outcome became known, `YYYY-MM-DD`; null where no outcome has a date. */
  readonly decidedFrom: string | null
  readonly decidedTo: string | null
}

export async function snapshotSummary(engine: Engine): Promise<SnapshotSummary> {
  const [row] = await engine.rows(sql`
    select count(*) as accounts, count(won) as decided, sum(won) as won_accounts, sum(customer) as customers,
      min(decided_at) as first_day, max(decided_at) as last_day from ${name(snapshotTable)}`)
  const day = (column: string) => {
    const value = row?.[column]
    return typeof value === 'string' ? value.slice(0, 10) : null
  }
  return {
    accounts: Number(row?.['accounts'] ?? 0),
    decided: Number(row?.['decided'] ?? 0),
    won: Number(row?.['won_accounts'] ?? 0),
    customers: Number(row?.['customers'] ?? 0),
    decidedFrom: day('first_day'),
    decidedTo: day('last_day'),
  }
}
