import { statfs } from 'node:fs/promises'
import { Fault } from '../../domain/index.ts'
import { limits } from './limits.ts'

/** Refuses work on a file that would fill the disk of a folder, before it starts. */
export async function needDisk(folder: string, bytes: number, file: string): Promise<void> {
  const { bavail, bsize } = await statfs(folder)
  const free = bavail * bsize
  const needed = bytes + limits.reservedBytes
  if (needed > free) throw new Fault('import.disk_full', { needed, free }, { file })
}
