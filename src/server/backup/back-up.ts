import { existsSync } from 'node:fs'
import { rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { Fault } from '../../domain/index.ts'
import { openPool, recordsFault } from '../../store/index.ts'
import { makeFolder } from '../../workspace/index.ts'
import { startAnalysis } from '../analysis/index.ts'
import { recordsFolder } from '../folders.ts'
import { masterSecrets } from '../outgoing.ts'
import type { ServerSettings } from '../settings.ts'
import { type BackupOptions, makeBackup } from './make-backup.ts'
import type { Manifest } from './manifest.ts'
import { fetchBackup } from './operator.ts'
import { checkBackup } from './restore.ts'

export interface BackedUp {
  readonly file: string
  readonly bytes: number
  readonly manifest: Manifest
  /** Did a running server make it? */
  readonly served: boolean
}

/**
 * Backs up a server's home to a file, or into a folder under a name with the time: by way of the server where it runs,
 * else by itself. What was written is read again before it gets its name.
 *
 * @throws Fault `backup.exists`, `backup.nothing`, `backup.running` where a server has the records and does not answer
 */
export async function backUp(
  settings: ServerSettings,
  to: string,
  options: BackupOptions,
): Promise<BackedUp> {
  const { home, secret } = settings
  const hasKey = secret !== undefined || existsSync(path.join(home, 'master.key'))
  if (!hasKey) throw new Fault('backup.nothing', {}, { file: home })
  const file = await placeOf(to, options.now)
  const beside = `${file}.${process.pid}.part`
  try {
    const secrets = await masterSecrets(settings)
    const served = await fetchBackup(settings, secrets, beside, options)
    if (!served) await backUpAlone(settings, beside, options)
    const manifest = await checkBackup(beside, options.signal)
    await rename(beside, file)
    return { file, bytes: (await stat(file)).size, manifest, served }
  } finally {
    await rm(beside, { force: true })
  }
}

async function placeOf(to: string, now: Date): Promise<string> {
  const isFolder =
    /[/\\]$/.test(to) || (await stat(to).catch(() => undefined))?.isDirectory() === true
  const name = `northfit-backup-${now
    .toISOString()
    .replace(/\.\d+Z$/, 'Z')
    .replaceAll(':', '-')}.tar`
  const file = path.resolve(isFolder ? path.join(to, name) : to)
  if (existsSync(file)) throw new Fault('backup.exists', {}, { file })
  makeFolder(path.dirname(file))
  return file
}

async function backUpAlone(
  settings: ServerSettings,
  file: string,
  options: BackupOptions,
): Promise<void> {
  const { databaseUrl, home } = settings
  const folder = recordsFolder(settings)
  if (databaseUrl === undefined && !existsSync(folder))
    throw new Fault('backup.nothing', {}, { file: home })
  const place = databaseUrl === undefined ? { folder } : { url: databaseUrl }
  const records = await openPool(place).catch((error) => {
    throw busy(error, settings)
  })
  const analysis = startAnalysis({ keepOpen: 0, patience: 5_000 })
  try {
    const secrets = await masterSecrets(settings)
    await makeBackup({ settings, pool: records.pool, analysis, secrets }, file, options)
  } catch (error) {
    throw busy(recordsFault(error), settings)
  } finally {
    await analysis.close()
    await records.close()
  }
}

/** A server that was not reached where the settings say it is. */
function busy(error: unknown, { home, host, port }: ServerSettings): unknown {
  const has = error instanceof Fault && ['records.in_use', 'store.locked'].includes(error.code)
  return has ? new Fault('backup.running', { at: `${host}:${port}` }, { file: home }, error) : error
}
