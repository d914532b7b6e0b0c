import { existsSync, mkdirSync, openAsBlob, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { describe } from 'vitest'
import { openRecords, type Records } from '../../src/store/index.ts'
import { migrate } from '../../src/store/migrate.ts'
import { embeddedPool, recordsDb } from '../../src/store/open-records.ts'
import { long } from '../long.ts'
import { onceARun } from '../once-a-run.ts'
import { newDatabase } from './postgres.ts'

export type StoreKind = 'embedded' | 'PostgreSQL'

/** New records of either kind, with all their tables and nothing in them. */
export async function newRecords(kind: StoreKind): Promise<Records> {
  const tables = await onceARun(`tables-${kind}`, async (to) => {
    await (await keptRecords(kind, to)).close()
  })
  return await recordsLike(kind, tables)
}

/** New records that leave a copy of themselves as they are closed. @param to the copy's file */
export async function keptRecords(kind: StoreKind, to: string): Promise<Records> {
  if (kind === 'embedded')
    return await inMemory(
      await emptyServer(),
      async (lite) => await writeBlob(to, await lite.dumpDataDir('none')),
    )
  const url = await newDatabase()
  const records = await openRecords({ url })
  const close = async () => {
    await records.close()
    writeFileSync(to, path.basename(url))
  }
  return { ...records, close }
}

/** Records that begin with what a copy has. */
export async function recordsLike(kind: StoreKind, copy: string): Promise<Records> {
  if (kind === 'embedded') return await inMemory(await openAsBlob(copy))
  return await openRecords({ url: await newDatabase(readFileSync(copy, 'utf8')) })
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

async function inMemory(
  loadDataDir: Blob,
  before?: (lite: PGlite) => Promise<void>,
): Promise<Records> {
  const lite = await PGlite.create({ loadDataDir })
  const pool = embeddedPool(lite)
  const db = recordsDb(pool)
  await migrate(db)
  const close = async () => {
    await pool.end()
    await before?.(lite)
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
    await writeBlob(`${file}.${process.pid}`, copy)
    renameSync(`${file}.${process.pid}`, file)
  }
  return await openAsBlob(file)
}

async function writeBlob(file: string, blob: Blob): Promise<void> {
  writeFileSync(file, Buffer.from(await blob.arrayBuffer()))
}
