import { createReadStream } from 'node:fs'
import { readdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { eachRecord, parseHead } from '../files/index.ts'

/** How these files are written (see `reportFile`). */
const dialect = { delimiter: ',', quote: '"', escape: '"' } as const

/**
 * Takes the rows that have an unwanted cell out of all files of rejected rows and of problems, whole files at a time;
 * gives how many.
 */
export async function eraseRejects(
  rejectsDir: string,
  unwanted: (cell: string) => boolean,
): Promise<number> {
  const names = await readdir(rejectsDir, { recursive: true }).catch(() => [])
  let gone = 0
  for (const file of names.filter((one) => one.endsWith('.csv')))
    gone += await eraseIn(join(rejectsDir, file), unwanted)
  return gone
}

async function eraseIn(path: string, unwanted: (cell: string) => boolean): Promise<number> {
  const kept: Buffer[] = [Buffer.from('\ufeff')]
  let gone = 0
  await eachRecord(createReadStream(path), dialect, path, ({ index, bytes }) => {
    const [cells = []] = parseHead(`${bytes}\n`, dialect, 1)
    if (index > 0 && cells.some(unwanted)) gone += 1
    else kept.push(Buffer.from(bytes), Buffer.from('\n'))
  })
  if (gone === 0) return 0
  await writeFile(`${path}.part`, Buffer.concat(kept))
  await rename(`${path}.part`, path)
  return gone
}
