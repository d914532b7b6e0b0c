import { randomUUID } from 'node:crypto'
import { mkdir, open, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { Fault } from '../domain/index.ts'
import { isUuid } from './access/index.ts'
import { uploadFolder } from './folders.ts'
import { inTime } from './in-time.ts'
import type { ServerSettings } from './settings.ts'

/** A file that waits to be imported. */
export interface Upload {
  readonly id: string
  readonly name: string
  readonly bytes: number
}

/**
 * Takes a file in as it streams, a piece at a time; what is cut off leaves nothing behind.
 *
 * @throws Fault `request.too_large`, `upload.name`, `upload.empty`, `upload.cut_off`, `request.slow`
 */
export async function receive(
  settings: ServerSettings,
  workspace: string,
  given: string,
  body: ReadableStream<Uint8Array> | null,
): Promise<Upload> {
  const name = fileName(given)
  if (body === null) throw new Fault('upload.empty', { name })
  const id = randomUUID()
  const folder = uploadFolder(settings, workspace, id)
  const growing = `${folder}.part`
  await mkdir(growing, { recursive: true, mode: 0o700 })
  try {
    const bytes = await write(body, path.join(growing, name), settings)
    if (bytes === 0) throw new Fault('upload.empty', { name })
    await rename(growing, folder)
    return { id, name, bytes }
  } catch (error) {
    throw cutOff(error, name)
  } finally {
    await rm(growing, { recursive: true, force: true })
  }
}

/** What is sent after something went wrong is thrown away, up to this: a client hears why when it has sent its file. */
const mostIgnored = 64 * 1024 * 1024

/** Writes a body into a new file, a piece at a time; gives its bytes. */
async function write(
  body: ReadableStream<Uint8Array>,
  file: string,
  { uploadLimit, clientPatience }: ServerSettings,
): Promise<number> {
  const reader = body.getReader()
  const out = await open(file, 'wx', 0o600)
  let bytes = 0
  let ignored = 0
  let wrong: unknown
  try {
    while (ignored < mostIgnored) {
      const { done, value } = await inTime(reader.read(), clientPatience)
      if (done) break
      bytes += value.byteLength
      if (wrong !== undefined) ignored += value.byteLength
      else if (bytes > uploadLimit) wrong = new Fault('request.too_large', { most: uploadLimit })
      else wrong = await out.writeFile(value).catch((error: unknown) => error)
    }
  } finally {
    await out.close()
    reader.cancel().catch(() => undefined)
  }
  if (wrong !== undefined) throw wrong
  return bytes
}

/** Path of an upload's file. @throws Fault `upload.unknown` */
export async function uploadedFile(
  settings: ServerSettings,
  workspace: string,
  id: string,
): Promise<string> {
  const folder = isUuid(id) ? uploadFolder(settings, workspace, id) : undefined
  const [name] = folder === undefined ? [] : await readdir(folder).catch(() => [])
  if (folder === undefined || name === undefined) throw new Fault('upload.unknown', { id })
  return path.join(folder, name)
}

export async function forgetUploads(
  settings: ServerSettings,
  workspace: string,
  ids: readonly string[],
): Promise<void> {
  for (const id of ids)
    if (isUuid(id))
      await rm(uploadFolder(settings, workspace, id), { recursive: true, force: true })
}

/** Does something with a mapping as a file beside the uploads, where there is one. */
export async function withMapping<T>(
  settings: ServerSettings,
  workspace: string,
  mapping: string | undefined,
  work: (options: { readonly mapping?: string }) => Promise<T>,
): Promise<T> {
  if (mapping === undefined) return await work({})
  const file = `${uploadFolder(settings, workspace, randomUUID())}.mapping`
  await writeFile(file, mapping, { mode: 0o600 })
  try {
    return await work({ mapping: file })
  } finally {
    await rm(file, { force: true })
  }
}

/** Removes what nobody imported within a day, and what a crash cut off. */
export async function sweepUploads(folder: string, now: Date): Promise<void> {
  const day = 86_400_000
  for (const workspace of await readdir(folder).catch(() => []))
    for (const upload of await readdir(path.join(folder, workspace))) {
      const place = path.join(folder, workspace, upload)
      const { mtimeMs } = await stat(place)
      if (upload.endsWith('.part') || mtimeMs < now.getTime() - day)
        await rm(place, { recursive: true, force: true })
    }
}

/** The last part of what a client calls its file, as long as a file system takes it. */
function fileName(given: string): string {
  const name = given.split(/[/\\]/).at(-1) ?? ''
  const control = /\p{Cc}/u
  if (
    name === '' ||
    name === '.' ||
    name === '..' ||
    control.test(name) ||
    Buffer.byteLength(name) > 200
  )
    throw new Fault('upload.name', { name: name.slice(0, 80) })
  return name
}

function cutOff(error: unknown, name: string): unknown {
  const gone =
    error instanceof Error && /aborted|terminated|premature/i.test(`${error.name} ${error.message}`)
  return gone ? new Fault('upload.cut_off', { name }, {}, error) : error
}
