import { customerValueTable, snapshotTable } from '../../domain/index.ts'
import { type Engine, type Fragment, join, name, sql } from '../../sql/index.ts'
import { type LeveledTrait, levelIndex } from '../levels/index.ts'
import { standing } from './sides.ts'

/** Scratch table: account_key, standing, and one column a trait with the account's level, `l0`, `l1`, ... */
export const codedTable = 'compare_coded'

export const levelColumn = (position: number): Fragment => name(`l${position}`)

/** Codes every account once, so that the counts that follow run over small whole numbers. */
export async function createCodedTable(
  engine: Engine,
  leveled: readonly LeveledTrait[],
  laterFrom: string | undefined,
): Promise<void> {
  const own = (column: string) => sql`s.${name(column)}`
  const later =
    laterFrom === undefined
      ? sql`1 = 0`
      : sql`${own('decided_at')} >= ${engine.dialect.tryCast(sql`${laterFrom}`, 'timestamp')}`
  const code = standing({
    won: own('won'),
    best: sql`v.${name('best')}`,
    customer: own('customer'),
    later,
  })
  const levels = leveled.map(
    ({ trait, whens }, position) =>
      sql`${levelIndex(own(trait.column), whens)} as ${levelColumn(position)}`,
  )
  await engine.run(
    engine.dialect.createTableAs(
      codedTable,
      sql`select ${join([sql`s.${name('account_key')} as ${name('account_key')}`, sql`${code} as standing`, ...levels])}
      from ${name(snapshotTable)} as s left join ${name(customerValueTable)} as v on s.${name('account_key')} = v.${name('account_key')}`,
    ),
  )
}

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
