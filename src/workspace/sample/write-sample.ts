import { open, readdir, readFile, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { Fault, type Signal } from '../../domain/index.ts'
import {
  generateSample,
  type SampleOptions,
  type SampleTruth,
  sampleTruthSchema,
} from '../../sample/index.ts'
import { makeFolder } from '../make-folder.ts'

export interface WriteSampleHooks {
  /** Told the share done, from 0 to 1. */
  readonly progress?: (share: number) => void
  readonly signal?: Signal
}

export interface WrittenSample {
  /** Full paths of the files to import; `truth.json` beside them is not one. */
  readonly files: readonly string[]
  readonly truth: SampleTruth
}

type FileHandle = Awaited<ReturnType<typeof open>>

const truthName = 'truth.json'
const partial = '.part'

/**
 * Writes a generated CRM into a folder. Every file grows under a temporary name and all get their
 * names when the last is whole, `truth.json` at the very end: an interrupted run leaves nothing that
 * could be taken for a finished file. A sample that was there before is replaced.
 */
export async function writeSample(
  folder: string,
  options: SampleOptions,
  hooks: WriteSampleHooks = {},
): Promise<WrittenSample> {
  const earlier = await earlierFiles(folder)
  makeFolder(folder)
  for (const name of earlier.filter(isPartial)) await rm(path.join(folder, name))
  const open = new Map<string, FileHandle>()
  try {
    const truth = await generateSample(options, sinkInto(folder, open, hooks))
    await closeAll(open)
    const names = Object.keys(truth.rows)
    await finish(
      folder,
      earlier.filter((name) => !isPartial(name)),
      names,
      truth,
    )
    return { files: names.map((name) => path.join(folder, name)), truth }
  } catch (error) {
    await closeAll(open)
    for (const name of open.keys()) await rm(path.join(folder, name + partial), { force: true })
    throw error
  }
}

function sinkInto(folder: string, files: Map<string, FileHandle>, hooks: WriteSampleHooks) {
  return {
    async write(name: string, text: string): Promise<void> {
      hooks.signal?.throwIfAborted()
      let file = files.get(name)
      if (file === undefined) {
        file = await open(path.join(folder, name + partial), 'w')
        files.set(name, file)
      }
      await file.appendFile(text)
    },
    progress: (share: number): void => {
      hooks.signal?.throwIfAborted()
      hooks.progress?.(share)
    },
  }
}

async function finish(
  folder: string,
  earlier: readonly string[],
  names: readonly string[],
  truth: SampleTruth,
): Promise<void> {
  const at = (name: string): string => path.join(folder, name)
  for (const name of [truthName, ...earlier]) await rm(at(name), { force: true })
  for (const name of names) await rename(at(name + partial), at(name))
  const file = await open(at(truthName + partial), 'w')
  await file.writeFile(`${JSON.stringify(truth, undefined, 2)}\n`)
  await file.close()
  await rename(at(truthName + partial), at(truthName))
}

async function closeAll(files: ReadonlyMap<string, FileHandle>): Promise<void> {
  for (const file of files.values()) await file.close()
}

/**
 * Files of a finished or interrupted sample in the folder. Anything else there is somebody's own
 * and stays untouched: then the sample needs another folder.
 */
async function earlierFiles(folder: string): Promise<readonly string[]> {
  const present = await readdir(folder).catch((error: NodeJS.ErrnoException): string[] => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  const ours = present.includes(truthName) ? await namesInTruth(folder) : []
  const foreign = present.find((name) => !(ours.includes(name) || isPartial(name)))
  if (foreign !== undefined) throw new Fault('sample.folder_in_use', { folder, found: foreign })
  return present.filter((name) => name !== truthName)
}

function isPartial(name: string): boolean {
  return name.endsWith(partial)
}

async function namesInTruth(folder: string): Promise<readonly string[]> {
  const text = await readFile(path.join(folder, truthName), 'utf8')
  const truth = sampleTruthSchema.safeParse(parsed(text))
  return truth.success ? [truthName, ...Object.keys(truth.data.rows)] : []
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
