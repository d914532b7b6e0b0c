import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { type Replay, replaySchema } from '../domain/index.ts'
import { listImports } from '../sources/index.ts'
import type { Engine } from '../sql/index.ts'
import { writeWhole } from './whole-file.ts'

const fileOf = (folder: string) => path.join(folder, 'replay.json')

/** Keeps the last replay for the report, with the imports it was played on. */
export async function storeReplay(folder: string, engine: Engine, replay: Replay): Promise<void> {
  const kept = { data: await dataOf(engine), replay }
  writeWhole(fileOf(folder), `${JSON.stringify(kept, null, 2)}\n`)
}

/** The last replay, where it was played on the imports of now; nothing where there is none that can be read. */
export async function storedReplay(folder: string, engine: Engine): Promise<Replay | undefined> {
  const file = fileOf(folder)
  if (!existsSync(file)) return undefined
  const kept = parsed(readFileSync(file, 'utf8'))
  if (typeof kept !== 'object' || kept === null || !('data' in kept && 'replay' in kept))
    return undefined
  if (kept.data !== (await dataOf(engine))) return undefined
  const read = replaySchema.safeParse(kept.replay)
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
    .update(imports.map(({ id }) => id).join('\n'))
    .digest('hex')
}
