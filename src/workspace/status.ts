import type { ObjectKind } from '../domain/index.ts'
import {
  type FieldConflict,
  type SnapshotSummary,
  snapshotSummary,
  type UnifyReport,
} from '../loop/index.ts'
import { listImports } from '../sources/index.ts'
import { ensureDerived } from './derive.ts'
import { inWorkspace } from './open-workspace.ts'
import { hasProfile, loadProfile } from './profile-store.ts'
import { type CallContext, stepContext } from './step-context.ts'
import { valueDefinition } from './value-definition.ts'

export interface WorkspaceStatus {
  readonly folder: string
  readonly imports: number
  readonly files: number
  readonly objects: Readonly<Partial<Record<ObjectKind, number>>>
  readonly snapshot: SnapshotSummary
  /** Best customers among the customers. */
  readonly best: number
  readonly conflicts: readonly FieldConflict[]
  /** Rows that could not be joined to an account, and names that are not enough to join by. */
  readonly orphans: UnifyReport['orphans']
  readonly ambiguousNames: UnifyReport['ambiguousNames']
  /** Rows that several files hold, which count once. */
  readonly overlaps: UnifyReport['overlaps']
  readonly profile?: { readonly id: string; readonly learned: string }
}

/** What the workspace of a folder holds. */
export async function workspaceStatus(folder: string, call: CallContext): Promise<WorkspaceStatus> {
  return await inWorkspace(folder, call, async (workspace) => {
    const { engine } = workspace
    const { unified, value } = await ensureDerived(
      workspace,
      stepContext(call),
      valueDefinition(folder),
    )
    const imports = await listImports(engine)
    const status = {
      folder,
      imports: imports.length,
      files: imports.reduce((sum, { receipt }) => sum + receipt.files.length, 0),
      objects: { account: unified.accounts, ...unified.objects },
      snapshot: await snapshotSummary(engine),
      best: value.best,
      conflicts: unified.conflicts,
      orphans: unified.orphans,
      ambiguousNames: unified.ambiguousNames,
      overlaps: unified.overlaps,
    }
    if (!hasProfile(folder)) return status
    const { id, profile } = loadProfile(folder)
    return { ...status, profile: { id, learned: profile.learned } }
  })
}
