import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { z } from 'zod'
import { listImports } from '../sources/index.ts'
import type { Engine } from '../sql/index.ts'
import { writeWhole } from './whole-file.ts'

/** What a command found last, kept for the report in a file of the workspace. */
export interface Kept<T> {
  readonly file: string
  readonly schema: z.ZodType<T>
}

/** Keeps a result for the report, with the imports it was found on. */
export async function storeResult<T>(
  folder: string,
  engine: Engine,
  { file }: Kept<T>,
  result: T,
): Promise<void> {
  const kept = { data: await dataOf(engine), result }
  writeWhole(path.join(folder, file), `${JSON.stringify(kept, null, 2)}\n`)
}

/** The last result, where it was found on the imports of now; nothing where there is none that can be read. */
export async function storedResult<T>(
  folder: string,
  engine: Engine,
  { file, schema }: Kept<T>,
): Promise<T | undefined> {
  const place = path.join(folder, file)
  if (!existsSync(place)) return undefined
  const kept = parsed(readFileSync(place, 'utf8'))
  if (typeof kept !== 'object' || kept === null || !('data' in kept && 'result' in kept))
    return undefined
  if (kept.data !== (await dataOf(engine))) return undefined
  const read = schema.safeParse(kept.result)
  return read.success ? read.data : undefined
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

async function dataOf(engine: Engine): Promise<string> {
  const imports = await listImports(engine)
  return createHash('sha256')

    .update(imports.map(({ content }) => content).join('\n'))
    .digest('hex')
}
