import type { Kysely } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import { Fault } from '../domain/index.ts'
import { migrations } from './migrations/index.ts'
import { isUnreachable } from './records-fault.ts'

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
    migrationTableName: 'northfit_migration',
    migrationLockTableName: 'northfit_migration_lock',
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
