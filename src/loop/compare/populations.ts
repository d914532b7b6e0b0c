import { type CompareQuestion, customerValueTable, snapshotTable } from '../../domain/index.ts'
import { type Engine, type Fragment, moment, name, sql } from '../../sql/index.ts'
import { customerStanding, marketStanding } from './sides.ts'

/** Accounts that are counted together, and where each of them stands. */
export interface Population {
  /** For after `from`; has the columns of the snapshot. */
  readonly source: Fragment
  readonly standing: Fragment
}

export interface Populations {
  readonly market: Population
  /** Ranked customers. */
  readonly customers: Population
  /** Whether an account was decided in the later part; null counts as no. */
  readonly later: Fragment
}

export function populations(engine: Engine, laterFrom: string | undefined): Populations {
  const later =
    laterFrom === undefined
      ? sql`1 = 0`
      : sql`${name('decided_at')} >= ${moment(engine.dialect, laterFrom)}`
  const ranked = sql`select account_key as ranked_key, best from ${name(customerValueTable)}`
  return {
    later,
    market: { source: name(snapshotTable), standing: marketStanding(later) },
    customers: {
      source: sql`${name(snapshotTable)} inner join (${ranked}) as ranked on ${name('account_key')} = ranked_key`,
      standing: customerStanding(later),
    },
  }
}

export const populationOf = (question: CompareQuestion, { market, customers }: Populations) =>
  question === 'best_others' ? customers : market

/** The day from which on three tenths of the decided accounts were decided; undefined without dates. */
export async function laterPart(engine: Engine): Promise<string | undefined> {
  const { dialect } = engine
  const decided = name('decided_at')
  const epoch = dialect.tryCast(sql`'1970-01-01 00:00:00'`, 'timestamp')
  const days = dialect.quantiles(dialect.daysBetween(epoch, decided), [0.7])
  const [row] = await engine.rows(sql`select ${days} as days from ${name(snapshotTable)}
    where ${decided} is not null and (won is not null or customer = 1)`)
  const cell = row?.['days']
  const [day] = Array.isArray(cell) ? cell : []
  if (typeof day !== 'number' || !Number.isFinite(day)) return undefined
  return new Date(Math.ceil(day) * 86_400_000).toISOString().slice(0, 10)
}
