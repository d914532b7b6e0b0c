import type { Kysely } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import { Fault } from '../domain/index.ts'
import { migrations } from './migrations/index.ts'

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
  const code = 'code' in error ? String(error.code) : ''
  const unreachable = /^(ECONN|ENOTFOUND|EHOSTUNREACH|ETIMEDOUT|EAI_|28|3D|57P)/.test(code)
  if (unreachable || /timeout|terminated/i.test(error.message))
    return new Fault('records.unreachable', { reason: error.message }, {}, error)
  return error
}
