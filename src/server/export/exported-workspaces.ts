import { safeFileName } from '../../workspace/index.ts'

export interface ExportedWorkspace {
  readonly id: string
  readonly name: string
  /** Where it is in the archive. */
  readonly folder: string
}

/** A folder a workspace, called as people call it; names that a file system takes for one get a number. */
export function foldersOf(
  workspaces: readonly Omit<ExportedWorkspace, 'folder'>[],
): readonly ExportedWorkspace[] {
  const taken = new Set<string>()
  return workspaces.map(({ id, name }) => {
    const plain = safeFileName(name)
    let folder = plain
    for (let time = 2; taken.has(folder.toLowerCase()); time += 1) folder = `${plain} (${time})`
    taken.add(folder.toLowerCase())
    return { id, name, folder: `workspaces/${folder}` }
  })
}
