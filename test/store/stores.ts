import { existsSync, mkdirSync, openAsBlob, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { describe } from 'vitest'
import { openRecords, type Records } from '../../src/store/index.ts'
import { migrate } from '../../src/store/migrate.ts'
import { embeddedPool, recordsDb } from '../../src/store/open-records.ts'
import { long } from '../long.ts'
import { newDatabase } from './postgres.ts'

export type StoreKind = 'embedded' | 'PostgreSQL'

/** New records of either kind, with all their tables and nothing in them. */
export async function newRecords(kind: StoreKind): Promise<Records> {
  return kind === 'PostgreSQL' ? await openRecords({ url: await newDatabase() }) : await inMemory()
}

/**
 * Runs the same tests on the embedded records and on a PostgreSQL server.
 *
 * @param usually the one kind to run long tests on where not all are asked for (see test/long.ts)
 */
export function onEveryStore(
  tests: (open: () => Promise<Records>, kind: StoreKind) => void,
  usually?: StoreKind,
): void {
  for (const kind of ['embedded', 'PostgreSQL'] as const)
    if (long || usually === undefined || usually === kind)
      describe(kind, () => tests(() => newRecords(kind), kind))
}

async function inMemory(): Promise<Records> {
  const lite = await PGlite.create({ loadDataDir: await emptyServer() })
  const pool = embeddedPool(lite)
  const db = recordsDb(pool)
  await migrate(db)
  const close = async () => {
    await pool.end()
    await lite.close()
  }
  return { db, pool, close }
}

/**
 * What a new embedded server has on its disk. To make one takes ten seconds, to start from a copy one; so the
 * copy is kept beside the packages.
 */
export async function emptyServer(): Promise<Blob> {
  const folder = path.join(import.meta.dirname, '..', '..', '.cache')
  const file = path.join(folder, 'empty-records.tar')
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true })
    const lite = await PGlite.create('memory://')
    const copy = await lite.dumpDataDir('none')
    await lite.close()
    writeFileSync(`${file}.${process.pid}`, Buffer.from(await copy.arrayBuffer()))
    renameSync(`${file}.${process.pid}`, file)
  }
  return await openAsBlob(file)
}
