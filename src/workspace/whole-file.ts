import { renameSync, rmSync, writeFileSync } from 'node:fs'

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

function besideOf(file: string): string {
  return `${file}.${process.pid}.part`
}
