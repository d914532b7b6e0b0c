import { existsSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { Fault, type Signal } from '../domain/index.ts'
import type { Engine } from '../sql/index.ts'
import { makeFolder } from './make-folder.ts'
import { stoppableEngine } from './stoppable-engine.ts'

/** A company's data and results in one folder: the store, rejected rows, profiles. */
export interface Workspace {
  readonly folder: string
  readonly engine: Engine
}

interface OpenOptions {
  /** Make the workspace where there is none. */
  readonly create?: boolean
  /** Stops every query of the work. */
  readonly signal?: Signal | undefined
}

/** Where rejected rows wait to be mended, a folder an import. */
export function rejectsIn(folder: string): string {
  return path.join(folder, 'rejects')
}

/** Opens a store file, or one in memory with `:memory:`. Help and faults need not wait for the engine to load. */
export async function openStore(file: string): Promise<Engine> {
  const { openDuckDb } = await import('../warehouse/index.ts')
  return await openDuckDb(file, { memoryLimit: `${storeMemory()}MB` })
}

/** Was anything ever imported into the folder? */
export function hasStore(folder: string): boolean {
  return existsSync(storeIn(folder))
}

function storeIn(folder: string): string {
  return path.join(folder, 'store.duckdb')
}

/**
 * Opens the workspace in a folder, does the work, and closes it whatever happens.
 *
 * @throws Fault `workspace.none` where there is none, `store.locked` where another process has it open
 */
export async function inWorkspace<T>(
  folder: string,
  options: OpenOptions,
  work: (workspace: Workspace) => Promise<T>,
): Promise<T> {
  const store = storeIn(folder)
  if (options.create === true) makeFolder(folder)
  else if (!hasStore(folder)) throw new Fault('workspace.none', { folder })
  const engine = await openStore(store)
  try {
    return await work({ folder, engine: stoppableEngine(engine, options.signal) })
  } finally {
    await engine.close()
  }
}

/**
 * Megabytes the store may use before it works from disk: half of the machine's, at most three thousand, so
 * that files of any size import in flat memory beside other programs.
 */
function storeMemory(): number {
  return Math.min(3000, Math.floor(os.totalmem() / 2 ** 21))
}
