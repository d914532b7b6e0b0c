import { PGlite } from '@electric-sql/pglite'
import { createPgConfig } from '@electric-sql/pglite/node-postgres'
import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { Fault } from '../domain/index.ts'
import { lockFolder } from './folder-lock.ts'
import { migrate } from './migrate.ts'
import type { Tables } from './tables.ts'

/** Where the application's records are: a PostgreSQL server, or a folder for the embedded one. */
export type RecordsPlace = { readonly url: string } | { readonly folder: string }

export type Db = Kysely<Tables>

/** The application's records. Never customer data: that stays in the analytic engine. */
export interface Records {
  /** Inside `db.transaction()` use only the transaction given: the embedded server has one connection. */
  readonly db: Db
  /** For libraries that bring their own queries. */
  readonly pool: pg.Pool
  close(): Promise<void>
}

/**
 * Opens the records and brings their tables up to date.
 *
 * @throws Fault `records.in_use` for a folder that another process has, `records.unreachable` for a server
 *   that does not answer, `records.newer` where a later release has written them
 */
export async function openRecords(place: RecordsPlace): Promise<Records> {
  const { pool, close } = await openPool(place)
  const db = recordsDb(pool)
  try {
    await migrate(db)
  } catch (error) {
    await close()
    throw error
  }
  return { db, pool, close }
}

/**
 * Opens the records as they are, whichever release wrote them.
 *
 * @throws Fault `records.in_use` for a folder that another process has
 */
export async function openPool(place: RecordsPlace): Promise<OpenPool> {
  return 'url' in place ? onServer(place.url) : await embedded(place.folder)
}

/** Typed queries over a pool; columns are snake case there and camel case here, documents stay as they are. */
export function recordsDb(pool: pg.Pool): Db {
  return new Kysely<Tables>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  })
}

/** A pool on an embedded server, which has a single connection. */
export function embeddedPool(lite: PGlite): pg.Pool {
  return new pg.Pool({ ...createPgConfig(lite), max: 1 })
}

export interface OpenPool {
  readonly pool: pg.Pool
  close(): Promise<void>
}

function onServer(url: string): OpenPool {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'northfit',
    connectionTimeoutMillis: 5000,
  })
  // A connection that breaks while idle is replaced when next one is needed; the query then says what is wrong.
  pool.on('error', () => undefined)
  return { pool, close: () => pool.end() }
}

async function embedded(folder: string): Promise<OpenPool> {
  const lock = lockFolder(folder)
  try {
    const lite = await PGlite.create(`${folder}/postgres`)
    const pool = embeddedPool(lite)
    const close = async () => {
      await pool.end()
      await lite.close()
      lock.release()
    }
    return { pool, close }
  } catch (cause) {
    lock.release()
    throw damaged(folder, cause)
  }
}

function damaged(folder: string, cause: unknown): Fault {
  return new Fault('records.damaged', {}, { file: folder }, cause)
}
