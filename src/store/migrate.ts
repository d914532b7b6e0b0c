import { type Kysely, sql } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import { Fault } from '../domain/index.ts'
import { migrations } from './migrations/index.ts'
import { isUnreachable } from './records-fault.ts'

const migrationTableName = 'northfit_migration'
const migrationLockTableName = 'northfit_migration_lock'

/** Where it is kept what ran. */
export const migrationTables = [migrationTableName, migrationLockTableName] as const

export function isMigration(name: string): boolean {
  return Object.hasOwn(migrations, name)
}

/**
 * Makes tables as they were when just these migrations had run, where there are none, inside a transaction; they can be
 * brought up to date after it.
 */
export async function runMigrations<T>(tx: Kysely<T>, names: readonly string[]): Promise<void> {
  await sql`create table ${sql.table(migrationTableName)} (
    name varchar(255) primary key, timestamp varchar(255) not null)`.execute(tx)
  for (const [order, name] of names.entries()) {
    await migrations[name]?.up(tx)
    const at = new Date(order).toISOString()
    await sql`insert into ${sql.table(migrationTableName)} values (${name}, ${at})`.execute(tx)
  }
}

/**
 * Brings the tables up to date, all migrations in one transaction; several servers that start at once wait
 * for each other. There is no way back: a backup is.
 */
export async function migrate<T>(db: Kysely<T>): Promise<void> {
  const plain = db.withoutPlugins()
  const migrator = new Migrator({
    db: plain,
    provider: {
      getMigrations: async (): Promise<Record<string, Migration>> => ({ ...migrations }),
    },
    migrationTableName,
    migrationLockTableName,
  })
  const { error } = await migrator.migrateToLatest()
  if (error === undefined) return
  throw startFault(error)
}

function startFault(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  if (/previously executed migration|corrupted migrations/i.test(error.message))
    return new Fault('records.newer', {}, {}, error)
  // Beside a server that is away: one that lets this user in nowhere, or has no such database.
  const refused = 'code' in error && /^(28|3D)/.test(String(error.code))
  if (refused || isUnreachable(error))
    return new Fault('records.unreachable', { reason: error.message }, {}, error)
  return error
}
