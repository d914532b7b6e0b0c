import { existsSync, realpathSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Fault, type Signal } from '../domain/index.ts'
import { dropStrayRejects, listImports } from '../sources/index.ts'
import type { Engine } from '../sql/index.ts'
import { SharedLock } from './shared-lock.ts'

/** How a call shares the store of a folder with others, in this process and outside. */
export interface StoreSharing {
  /** Milliseconds to wait for another process to let go of the store; none where nothing is said. */
  readonly patience?: number
  /** Milliseconds that the store stays open for the next call; where nothing is said it closes with the last one. */
  readonly keepOpen?: number
}

/** Between two tries to open a store that another process has, in milliseconds. */
const pause = 100

/** By the real path of their folder. */
const stores = new Map<string, SharedStore>()

/**
 * The store of a folder, opened once for all who use it at the same time: within a process no lock of the
 * system keeps a file from being opened twice, which would spoil it.
 */
export class SharedStore {
  readonly engine: Promise<Engine>
  /** Together: who needs the tables to stay as they are. Alone: who replaces them. */
  readonly tables = new SharedLock()
  /** Alone: who writes results. Entered before `tables`, never while in there. */
  readonly writers = new SharedLock()
  readonly #gone = Promise.withResolvers<void>()
  readonly #forget: () => void
  #users = 0
  #closing = false
  #emptied: PromiseWithResolvers<void> | undefined
  #stale = false
  #idle: NodeJS.Timeout | undefined

  constructor(folder: string, forget: () => void) {
    this.engine = openCleared(folder)
    this.#forget = forget
    this.engine.catch(() => this.#forgotten())
  }

  /** Resolves with whether the store can be used, which it cannot any more while it closes. */
  async join(): Promise<boolean> {
    if (this.#closing || this.#emptied !== undefined) {
      await this.#gone.promise
      return false
    }
    clearTimeout(this.#idle)
    this.#users += 1
    await this.engine
    return true
  }

  /** The last one closes the store, at once or when nobody came back for a time. */
  async leave(keepOpen: number): Promise<void> {
    this.#users -= 1
    if (this.#users > 0) return
    if (this.#emptied !== undefined) return this.#emptied.resolve()
    if (keepOpen === 0 || this.#stale) return await this.#close()
    // Nobody is there to be told; what the log of the store holds is read when it is opened again.
    this.#idle = setTimeout(() => this.#close().catch(() => undefined), keepOpen)
    this.#idle.unref()
  }

  /** Leaves, and when all others have left too does something with the file before anybody may open it again. */
  async leaveReplacing(replace: () => Promise<void>): Promise<void> {
    const first = this.#emptied === undefined
    this.#emptied ??= Promise.withResolvers()
    await this.leave(0)
    if (!first) return await this.#gone.promise
    await this.#emptied.promise
    await this.#close(replace)
  }

  /** A store may be beyond use after an error that is no fault: it is not kept open for the next call. */
  distrust(): void {
    this.#stale = true
  }

  /** Closes it when nobody uses it any more. */
  async close(): Promise<void> {
    this.#stale = true
    if (this.#users === 0 && this.#emptied === undefined) await this.#close()
    await this.#gone.promise
  }

  async #close(then?: () => Promise<void>): Promise<void> {
    if (this.#closing) return
    this.#closing = true
    clearTimeout(this.#idle)
    try {
      await (await this.engine).close()
      await then?.()
    } finally {
      this.#forgotten()
    }
  }

  #forgotten(): void {
    this.#closing = true
    this.#forget()
    this.#gone.resolve()
  }
}

/**
 * Joins those who use the store of a folder; then `leave` is owed.
 *
 * @throws Fault `store.locked` where another process has it open for longer than there is patience
 */
export async function joinStore(
  folder: string,
  { patience = 0, signal }: StoreSharing & { readonly signal?: Signal | undefined },
): Promise<SharedStore> {
  const until = performance.now() + patience
  for (;;) {
    try {
      const store = sharedStore(realpathSync(folder))
      if (await store.join()) return store
    } catch (error) {
      const isLocked = error instanceof Fault && error.code === 'store.locked'
      if (!isLocked || performance.now() >= until) throw error
      await wait(pause)
    }
    signal?.throwIfAborted()
  }
}

function sharedStore(folder: string): SharedStore {
  const there = stores.get(folder)
  if (there !== undefined) return there
  const store = new SharedStore(folder, () => stores.delete(folder))
  stores.set(folder, store)
  return store
}

/**
 * Closes the store of a folder, or all of them, when the calls that use them are done. Whoever kept stores open
 * calls it before the process ends, and before a folder is deleted.
 */
export async function closeWorkspaces(folder?: string): Promise<void> {
  const open =
    folder === undefined
      ? [...stores.values()]
      : [stores.get(existsSync(folder) ? realpathSync(folder) : path.resolve(folder))]
  await Promise.all(open.map((store) => store?.close()))
}

/** Does something with the file of a folder's store while nobody of this process has it open; who comes meanwhile waits. */
export async function replaceStore(
  folder: string,
  sharing: StoreSharing,
  replace: () => Promise<void>,
): Promise<void> {
  const store = await joinStore(folder, sharing)
  await store.leaveReplacing(replace)
}

/** Opens a store file, or one in memory with `:memory:`. Help and faults need not wait for the engine to load. */
export async function openStore(file: string): Promise<Engine> {
  const { openDuckDb } = await import('../warehouse/index.ts')
  return await openDuckDb(file, { memoryLimit: `${storeMemory()}MB` })
}

/** With its catalogue of imports, and without the rejected rows of an import that was killed. */
async function openCleared(folder: string): Promise<Engine> {
  const engine = await openStore(storeIn(folder))
  try {
    await listImports(engine)
    await dropStrayRejects(engine, rejectsIn(folder))
    return engine
  } catch (error) {
    await engine.close()
    throw error
  }
}

export function storeIn(folder: string): string {
  return path.join(folder, 'store.duckdb')
}

/** Where rejected rows wait to be mended, a folder an import. */
export function rejectsIn(folder: string): string {
  return path.join(folder, 'rejects')
}

/**
 * Megabytes a store may use before it works from disk: half of the machine's, at most three thousand, so
 * that files of any size import in flat memory beside other programs.
 */
function storeMemory(): number {
  return Math.min(3000, Math.floor(os.totalmem() / 2 ** 21))
}
