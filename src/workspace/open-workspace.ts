import { existsSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import { Fault } from '../domain/index.ts'
import type { Engine } from '../sql/index.ts'
import { openDuckDb } from '../warehouse/index.ts'

/** A company's data and results in one folder: the store, rejected rows, profiles. */
export interface Workspace {
  readonly folder: string
  readonly engine: Engine
  close(): Promise<void>
}

/**
 * Opens the workspace in a folder. Throws a Fault where there is none and `create` is not set, or where
 * another process has it open.
 */
export async function openWorkspace(
  folder: string,
  options: { readonly create?: boolean } = {},
): Promise<Workspace> {
  const store = path.join(folder, 'store.duckdb')
  if (!existsSync(store) && options.create !== true) {
    throw new Fault('workspace.none', { folder })
  }
  mkdirSync(folder, { recursive: true })
  const engine = await openDuckDb(store)
  return { folder, engine, close: () => engine.close() }
}

/** Opens the workspace, does the work, and closes it whatever happens. */
export async function inWorkspace<T>(
  folder: string,
  work: (workspace: Workspace) => Promise<T>,
  options: { readonly create?: boolean } = {},
): Promise<T> {
  const workspace = await openWorkspace(folder, options)
  try {
    return await work(workspace)
  } finally {
    await workspace.close()
  }
}
