import { Fault, type Receipt } from '../domain/index.ts'
import { workspaceFolder } from './folders.ts'
import type { Services } from './services.ts'

/** The receipts of all imports in force; none where nothing was imported yet, and there is no store. */
export async function imported(
  { analysis, settings }: Pick<Services, 'analysis' | 'settings'>,
  workspace: string,
): Promise<readonly Receipt[]> {
  try {
    const now = new Date()
    return await analysis.call('importedFiles', [workspaceFolder(settings, workspace)], { now })
  } catch (error) {
    if (error instanceof Fault && error.code === 'workspace.none') return []
    throw error
  }
}

/** A made-up company among real ones would spoil both. @throws Fault `sample.not_empty` */
export async function requireEmpty(services: Services, workspace: string): Promise<void> {
  const { length } = await imported(services, workspace)
  if (length > 0) throw new Fault('sample.not_empty', { imports: length })
}
