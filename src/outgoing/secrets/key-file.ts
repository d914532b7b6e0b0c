import { randomBytes, randomUUID } from 'node:crypto'
import { type FileHandle, link, mkdir, open, readFile, rm } from 'node:fs/promises'
import path from 'node:path'

const keyFile = 'master.key'

/**
 * The text of the folder's master key file, which is made where there is none. It is written whole beside
 * its place and then linked to it, which only the first of several processes can do: all read the same key.
 */
export async function masterKeyIn(folder: string): Promise<string> {
  const file = path.join(folder, keyFile)
  const there = await textOf(file)
  if (there !== undefined) return there
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await placeFirst(file, `${randomBytes(32).toString('base64')}\n`)
  return readFile(file, 'utf8')
}

async function textOf(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined
    throw error
  }
}

async function placeFirst(file: string, text: string): Promise<void> {
  const beside = `${file}.${randomUUID()}.part`
  const handle = await open(beside, 'wx', 0o600)
  try {
    await handle.writeFile(text)
    await handle.sync()
    await link(beside, file)
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error
  } finally {
    await handle.close()
    await rm(beside, { force: true })
  }
  await syncFolder(path.dirname(file))
}

/**
 * Without its name on the disk the key is lost with the power, and every secret with the key. Windows, and
 * some network disks, cannot do this to a folder.
 */
async function syncFolder(folder: string): Promise<void> {
  let handle: FileHandle | undefined
  try {
    handle = await open(folder, 'r')
    await handle.sync()
  } catch (error) {
    const cannot = ['EACCES', 'EINVAL', 'EISDIR', 'EPERM'].some((code) => hasCode(error, code))
    if (!cannot) throw error
  } finally {
    await handle?.close()
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
