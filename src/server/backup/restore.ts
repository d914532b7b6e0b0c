import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import {
  type FileHandle,
  mkdir,
  mkdtemp,
  open,
  readdir,
  rename,
  rm,
  writeFile,
} from 'node:fs/promises'
import path from 'node:path'
import { Fault, type Signal } from '../../domain/index.ts'
import { loadRecords, lockFolder, openPool, recordsFault } from '../../store/index.ts'
import { recordsFolder } from '../folders.ts'
import { masterSecrets } from '../outgoing.ts'
import type { ServerSettings } from '../settings.ts'
import { opensBackup } from './make-backup.ts'
import { type Manifest, manifestName, manifestSumName, readManifest } from './manifest.ts'
import { damaged, type Entry, entriesOf } from './tar.ts'
import { isUnfinished, unfinishedName } from './unfinished.ts'

type Settings = Pick<ServerSettings, 'home' | 'databaseUrl' | 'secret'>

export interface RestoreOptions {
  /** What is there already is put aside: files beside, records of a PostgreSQL server are given up. */
  readonly replace: boolean
  /** Go on with another master key: second factors and secrets of webhooks are lost. */
  readonly newKey: boolean
  readonly now: Date
  readonly signal?: Signal
}

export interface Restored {
  readonly manifest: Manifest
  /** Where the files are that were there before. */
  readonly aside?: string
}

/** Reads a whole backup and holds every file to its sum. @throws Fault `backup.damaged`, `backup.newer` */
export async function checkBackup(file: string, signal?: Signal): Promise<Manifest> {
  return await inArchive(file, (handle) => unpacked(handle, undefined, signal))
}

/**
 * Puts a backup in place of nothing, or of what is there. It is unpacked and checked beside, records and all, before
 * anything changes; where it is cut off while it changes, no server starts until it was done again.
 *
 * @throws Fault `backup.damaged`, `backup.newer`, `restore.not_empty`, `restore.key`, `restore.running`
 */
export async function restoreBackup(
  file: string,
  settings: Settings,
  options: RestoreOptions,
): Promise<Restored> {
  const { home, databaseUrl } = settings
  await mkdir(home, { recursive: true, mode: 0o700 })
  await requireRoom(home, options.replace)
  requireNobody(settings)
  await sweepRemains(home)
  const staging = await mkdtemp(path.join(home, stagingName))
  try {
    const manifest = await inArchive(file, (handle) => unpacked(handle, staging, options.signal))
    await requireKey(settings, staging, manifest, options.newKey)
    const rows = path.join(staging, 'rows')
    await rename(path.join(staging, 'records'), rows)
    const replaceFiles = async () => {
      await rm(rows, { recursive: true, force: true })
      return await putInPlace(home, staging, options.now)
    }
    let aside: string | undefined
    const place =
      databaseUrl === undefined ? { folder: path.join(staging, 'records') } : { url: databaseUrl }
    const { pool, close } = await openPool(place)
    const last = async () => {
      if (databaseUrl !== undefined) aside = await replaceFiles()
    }
    try {
      await loadRecords(pool, rows, manifest, { replace: options.replace, last })
    } catch (error) {
      throw recordsFault(error)
    } finally {
      await close()
    }
    if (databaseUrl === undefined) aside = await replaceFiles()
    await rm(path.join(home, unfinishedName), { force: true })
    return { manifest, ...(aside === undefined ? {} : { aside }) }
  } finally {
    await rm(staging, { recursive: true, force: true })
  }
}

const stagingName = '.restoring-'
const asideName = 'before-restore-'

/** What of a home a backup holds, and so replaces. */
const replaced: ReadonlySet<string> = new Set(['records', 'workspaces', 'uploads', 'master.key'])

async function requireRoom(home: string, replace: boolean): Promise<void> {
  const there = (await readdir(home)).some((name) => name !== 'master.key' && replaced.has(name))
  if ((there || isUnfinished(home)) && !replace)
    throw new Fault('restore.not_empty', { what: 'home' }, { file: home })
}

/** @throws Fault `restore.running` where a server is at work on the home */
function requireNobody(settings: Settings): void {
  const folder = recordsFolder(settings)
  if (!existsSync(folder)) return
  try {
    lockFolder(folder).release()
  } catch (error) {
    const inUse = error instanceof Fault && error.code === 'records.in_use'
    throw inUse
      ? new Fault('restore.running', { what: 'home' }, { file: settings.home }, error)
      : error
  }
}

async function sweepRemains(home: string): Promise<void> {
  for (const name of await readdir(home))
    if (name.startsWith(stagingName)) await rm(path.join(home, name), { recursive: true })
}

async function requireKey(
  settings: Settings,
  staging: string,
  manifest: Manifest,
  newKey: boolean,
): Promise<void> {
  const { home, secret } = settings
  const brought = existsSync(path.join(staging, 'master.key'))
  const has = brought || secret !== undefined || existsSync(path.join(home, 'master.key'))
  if (newKey) return
  const from = brought && secret === undefined ? { home: staging } : { ...settings }
  if (!has || !opensBackup(await masterSecrets(from), manifest))
    throw new Fault('restore.key', {}, { file: path.join(home, 'master.key') })
}

/** Puts aside what is there and moves in what was unpacked; until all is done a mark keeps servers away. */
async function putInPlace(home: string, staging: string, now: Date): Promise<string | undefined> {
  await writeFile(path.join(home, unfinishedName), '')
  const incoming = await readdir(staging)
  const leaving = (await readdir(home)).filter(
    (name) => replaced.has(name) && (name !== 'master.key' || incoming.includes(name)),
  )
  const aside = path.join(home, `${asideName}${now.toISOString().replaceAll(/[:.]/g, '-')}`)
  if (leaving.length > 0) await mkdir(aside, { mode: 0o700 })
  for (const name of leaving) await rename(path.join(home, name), path.join(aside, name))
  for (const name of incoming) await rename(path.join(staging, name), path.join(home, name))
  return leaving.length > 0 ? aside : undefined
}

async function inArchive<T>(file: string, work: (handle: FileHandle) => Promise<T>): Promise<T> {
  const handle = await open(file, 'r').catch((cause) => {
    throw unreadable(file, cause)
  })
  try {
    return await work(handle)
  } finally {
    await handle.close()
  }
}

function unreadable(file: string, cause: unknown): unknown {
  const missing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT'
  return missing ? new Fault('backup.none', {}, { file }, cause) : cause
}

/** Holds every file of an archive to its sum, and unpacks it where a folder is given. */
async function unpacked(
  handle: FileHandle,
  folder: string | undefined,
  signal: Signal | undefined,
): Promise<Manifest> {
  const entries: Entry[] = []
  for await (const entry of entriesOf(handle)) entries.push(entry)
  const sum = await lastText(handle, entries, manifestSumName)
  const manifest = readManifest(await lastText(handle, entries, manifestName), sum)
  const files = new Map(Object.entries(manifest.files))
  for (const entry of entries) {
    signal?.throwIfAborted()
    const expected = files.get(entry.name)
    files.delete(entry.name)
    const { sha256, lines } = await unpackedFile(handle, entry, folder)
    if (expected?.sha256 !== sha256 || expected.bytes !== entry.bytes) throw damaged(entry.name)
    const table = /^records\/(.+)\.jsonl$/.exec(entry.name)?.[1]
    if (table !== undefined && manifest.rows[table] !== lines) throw damaged(entry.name)
  }
  const [missing] = files.keys()
  if (missing !== undefined) throw damaged(missing)
  return manifest
}

async function lastText(handle: FileHandle, entries: Entry[], name: string): Promise<string> {
  const last = entries.pop()
  if (last?.name !== name) throw damaged(manifestName)
  const content = Buffer.alloc(last.bytes)
  await handle.read(content, 0, last.bytes, last.start)
  return content.toString()
}

async function unpackedFile(handle: FileHandle, entry: Entry, folder: string | undefined) {
  const hash = createHash('sha256')
  let lines = 0
  const sink = folder === undefined ? undefined : await newFile(folder, entry.name)
  try {
    for await (const chunk of piecesOf(handle, entry)) {
      hash.update(chunk)
      if (entry.name.startsWith('records/')) for (const byte of chunk) if (byte === 10) lines += 1
      await sink?.write(chunk)
    }
    await sink?.sync()
  } finally {
    await sink?.close()
  }
  return { sha256: hash.digest('hex'), lines }
}

async function* piecesOf(handle: FileHandle, { start, bytes }: Entry): AsyncGenerator<Buffer> {
  const piece = Buffer.alloc(Math.min(bytes, 1_000_000))
  for (let done = 0; done < bytes; ) {
    const { bytesRead } = await handle.read(
      piece,
      0,
      Math.min(piece.length, bytes - done),
      start + done,
    )
    if (bytesRead === 0) throw damaged('archive')
    done += bytesRead
    yield piece.subarray(0, bytesRead)
  }
}

/** The manifest's schema has refused names that lead out of the folder, but an entry may not be in the manifest. */
async function newFile(folder: string, name: string): Promise<FileHandle> {
  const file = path.resolve(folder, name)
  if (!file.startsWith(folder + path.sep)) throw damaged(name)
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 })
  return await open(file, 'wx', 0o600)
}
