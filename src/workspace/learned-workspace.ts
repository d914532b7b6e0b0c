import { requireImports } from './derive.ts'
import { inWorkspace, type Workspace } from './open-workspace.ts'
import { loadProfile, type StoredProfile } from './profile-store.ts'

/**
 * Opens the workspace for work with a profile: the one in force, or the one named. What is missing is told in
 * the order in which one comes to it: without data, a profile is not what to see to first.
 *
 * @throws Fault `workspace.none`, `workspace.empty`, then those of `loadProfile`
 */
export async function inLearnedWorkspace<T>(
  folder: string,
  which: string | undefined,
  options: Parameters<typeof inWorkspace>[1],
  work: (workspace: Workspace, stored: StoredProfile) => Promise<T>,
): Promise<T> {
  return await inWorkspace(folder, options, async (workspace) => {
    await requireImports(workspace.engine)
    return await work(workspace, loadProfile(folder, which))
  })
}
