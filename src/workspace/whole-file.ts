import { renameSync, rmSync, writeFileSync } from 'node:fs'
import { threadId } from 'node:worker_threads'

/** Writes beside and renames, so that a reader or a kill never meets half a file. */
export function writeWhole(file: string, content: string | Uint8Array): void {
  const beside = besideOf(file)
  try {
    writeFileSync(beside, content)
    renameSync(beside, file)
  } finally {
    rmSync(beside, { force: true })
  }
}

/** The same for what is written piece by piece: `write` gets the name of the file to fill. */
export async function streamWhole(
  file: string,
  write: (beside: string) => Promise<void>,
): Promise<void> {
  const beside = besideOf(file)
  try {
    await write(beside)
    renameSync(beside, file)
  } finally {
    rmSync(beside, { force: true })
  }
}

let made = 0

/** Nobody else's, in whichever process or thread. */
function besideOf(file: string): string {
  made += 1
  return `${file}.${process.pid}-${threadId}-${made}.part`
}
