import { snapshotTable } from '../../domain/index.ts'
import { type Engine, name, sql } from '../../sql/index.ts'

/** The snapshot in a few numbers. */
export interface SnapshotSummary {
  readonly accounts: number
  /** Accounts whose outcome is known, and of these the ones won. */
  readonly decided: number
  readonly won: number
  readonly customers: number
  /** Customers that are known to have stayed, and to have churned. */
  readonly stayed: number
  readonly churned: number
  /** First and last day on which an outcome became known, `YYYY-MM-DD`; null where no outcome has a date. */
  readonly decidedFrom: string | null
  readonly decidedTo: string | null
}

export async function snapshotSummary(engine: Engine): Promise<SnapshotSummary> {
  const [row] = await engine.rows(sql`
    select count(*) as accounts, count(won) as decided, sum(won) as won_accounts, sum(customer) as customers,
      sum(retained) as stayed, count(retained) as known,
      min(decided_at) as first_day, max(decided_at) as last_day from ${name(snapshotTable)}`)
  const day = (column: string) => {
    const value = row?.[column]
    return typeof value === 'string' ? value.slice(0, 10) : null
  }
  const stayed = Number(row?.['stayed'] ?? 0)
  return {
    accounts: Number(row?.['accounts'] ?? 0),
    decided: Number(row?.['decided'] ?? 0),
    won: Number(row?.['won_accounts'] ?? 0),
    customers: Number(row?.['customers'] ?? 0),
    stayed,
    churned: Number(row?.['known'] ?? 0) - stayed,
    decidedFrom: day('first_day'),
    decidedTo: day('last_day'),
  }
}
