import { existsSync } from 'node:fs'
import { Fault, type Signal } from '../domain/index.ts'
import type { Engine } from '../sql/index.ts'
import { makeFolder } from './make-folder.ts'
import type { SharedLock } from './shared-lock.ts'
import { joinStore, type SharedStore, type StoreSharing, storeIn } from './shared-store.ts'
import { stoppableEngine } from './stoppable-engine.ts'

/** A company's data and results in one folder: the store, rejected rows, profiles. */
export interface Workspace {
  readonly folder: string
  readonly engine: Engine
  /** Does what replaces tables that others read, with nobody else in. What was read before may have changed by then. */
  readonly alone: <T>(work: () => Promise<T>) => Promise<T>
}

interface OpenOptions extends StoreSharing {
  /** Make the workspace where there is none. */
  readonly create?: boolean
  /** The work writes, if only its results: such calls take turns. Those that only read go on beside them. */
  readonly writes?: boolean
  /** Stops the wait for others, and every query of the work. */
  readonly signal?: Signal | undefined
}

/** Was anything ever imported into the folder? */
export function hasStore(folder: string): boolean {
  return existsSync(storeIn(folder))
}

/**
 * Does the work in the workspace of a folder. Calls at the same time share one open store; what they find is
 * what they would find one after the other.
 *
 * @throws Fault `workspace.none` where there is none, `store.locked` where another process has it open
 */
export async function inWorkspace<T>(
  folder: string,
  options: OpenOptions,
  work: (workspace: Workspace) => Promise<T>,
): Promise<T> {
  if (options.create === true) makeFolder(folder)
  else if (!hasStore(folder)) throw new Fault('workspace.none', { folder })
  const store = await joinStore(folder, options)
  try {
    return await inTurn(folder, options, store, work)
  } catch (error) {
    if (!(error instanceof Fault) && options.signal?.aborted !== true) store.distrust()
    throw error
  } finally {
    await store.leave(options.keepOpen ?? 0)
  }
}

async function inTurn<T>(
  folder: string,
  { signal, writes = false }: OpenOptions,
  { engine, tables, writers }: SharedStore,
  work: (workspace: Workspace) => Promise<T>,
): Promise<T> {
  if (writes) await writers.enter('alone', signal)
  try {
    const own = stoppableEngine(await engine, signal)
    return await withTables(tables, signal, (alone) => work({ folder, engine: own, alone }))
  } finally {
    if (writes) writers.leave()
  }
}

/** Holds the tables as they are for some work, and lets it be alone with them for a part of it. */
async function withTables<T>(
  tables: SharedLock,
  signal: Signal | undefined,
  work: (alone: Workspace['alone']) => Promise<T>,
): Promise<T> {
  await tables.enter('together', signal)
  let inside = true
  const alone: Workspace['alone'] = async (replace) => {
    tables.leave()
    inside = false
    await tables.enter('alone', signal)
    inside = true
    try {
      return await replace()
    } finally {
      tables.share()
    }
  }
  try {
    return await work(alone)
  } finally {
    if (inside) tables.leave()
  }
}
