import { mkdtemp, open, rm } from 'node:fs/promises'
import path from 'node:path'
import type { Signal } from '../../domain/index.ts'
import type { Secrets } from '../../outgoing/index.ts'
import { type CopiedRecords, copyRecords, type OpenPool } from '../../store/index.ts'
import { hasStore, version } from '../../workspace/index.ts'
import type { Analysis } from '../analysis/index.ts'
import { filesUnder, namesIn } from '../files-under.ts'
import { uploadsRoot, workspaceFolder } from '../folders.ts'
import type { ServerSettings } from '../settings.ts'
import { backupFormat, type Manifest, manifestName, manifestSumName } from './manifest.ts'
import { TarWriter, type Written } from './tar.ts'

/** What a backup is made of. */
export interface BackupSource {
  readonly settings: Pick<ServerSettings, 'home' | 'databaseUrl' | 'secret'>
  readonly pool: OpenPool['pool']
  readonly analysis: Analysis
  readonly secrets: Secrets
}

export interface BackupOptions {
  readonly withKey: boolean
  readonly now: Date
  readonly signal?: Signal
}

/**
 * Writes everything a server keeps into one archive: the records as they are at one moment, then each workspace's
 * folder while nobody writes there. Jobs that run meanwhile have to be kept away by whoever calls. Letters, sessions and,
 * where not asked for, the master key stay out.
 */
export async function makeBackup(
  source: BackupSource,
  file: string,
  options: BackupOptions,
): Promise<Manifest> {
  const { settings, secrets } = source
  const aside = await mkdtemp(path.join(path.dirname(file), '.northfit-backup-'))
  const handle = await open(file, 'wx', 0o600)
  try {
    const tar = new TarWriter(handle)
    const records = await copyRecords(source.pool, path.join(aside, 'records'))
    const files = await filesOf(tar, source, aside, records, options)
    const manifest: Manifest = {
      format: backupFormat,
      northfit: version(),
      made: options.now.toISOString(),
      records: settings.databaseUrl === undefined ? 'embedded' : 'postgresql',
      migrations: [...records.migrations],
      rows: records.rows,
      files,
      key: secrets.seal(keyWord, keyRecord),
    }
    const said = await tar.addText(manifestName, `${JSON.stringify(manifest, undefined, 1)}\n`)
    await tar.addText(manifestSumName, said.sha256)
    await tar.end()
    await handle.sync()
    return manifest
  } finally {
    await handle.close()
    await rm(aside, { recursive: true, force: true })
  }
}

const keyWord = 'northfit'
const keyRecord = 'backup'

/** Is this the master key that the backup needs? */
export function opensBackup(secrets: Secrets, { key }: Pick<Manifest, 'key'>): boolean {
  try {
    return secrets.open(key, keyRecord) === keyWord
  } catch {
    return false
  }
}

async function filesOf(
  tar: TarWriter,
  { settings, analysis }: BackupSource,
  aside: string,
  records: CopiedRecords,
  { withKey, now, signal }: BackupOptions,
): Promise<Record<string, Written>> {
  const files: Record<string, Written> = {}
  const add = async (folder: string, as: string) => {
    for (const name of await filesUnder(folder)) {
      signal?.throwIfAborted()
      files[`${as}/${name}`] = await tar.addFile(`${as}/${name}`, path.join(folder, name))
    }
  }
  await add(path.join(aside, 'records'), 'records')
  const root = path.dirname(workspaceFolder(settings, 'any'))
  for (const workspace of records.rows['workspace'] === 0 ? [] : await namesIn(root)) {
    const folder = workspaceFolder(settings, workspace)
    await heldStill(analysis, folder, now, signal, () => add(folder, `workspaces/${workspace}`))
  }
  await add(uploadsRoot(settings), 'uploads')
  const key = path.join(settings.home, 'master.key')
  if (withKey && settings.secret === undefined)
    files['master.key'] = await tar.addFile('master.key', key)
  return files
}

/** Does something while nobody writes into a workspace. */
async function heldStill(
  analysis: Analysis,
  folder: string,
  now: Date,
  signal: Signal | undefined,
  work: () => Promise<void>,
): Promise<void> {
  if (!hasStore(folder)) return await work()
  const release = new AbortController()
  const held = Promise.withResolvers<void>()
  const stop = () => release.abort()
  signal?.addEventListener('abort', stop)
  const holding = analysis
    .call('holdWorkspace', [folder], {
      now,
      signal: release.signal,
      progress: () => held.resolve(),
    })
    .catch((error) => {
      held.reject(error)
      if (!release.signal.aborted) throw error
    })
  try {
    await held.promise
    signal?.throwIfAborted()
    await work()
  } finally {
    signal?.removeEventListener('abort', stop)
    release.abort()
    await holding.catch(() => undefined)
  }
}
