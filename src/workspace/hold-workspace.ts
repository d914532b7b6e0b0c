import { inWorkspace } from './open-workspace.ts'
import type { CallContext } from './step-context.ts'

/**
 * Keeps everybody from writing into a workspace, so that its files may be copied, from the first word of progress until
 * the signal fires; those who read go on.
 *
 * @throws Fault `workspace.none`, `store.locked`
 */
export async function holdWorkspace(folder: string, call: CallContext): Promise<void> {
  const { signal, progress } = call
  await inWorkspace(folder, { ...call, writes: true }, async () => {
    const released = new Promise<void>((resolve) => {
      if (signal === undefined || signal.aborted) resolve()
      signal?.addEventListener('abort', () => resolve())
    })
    progress?.('held', 0)
    await released
  })
}
