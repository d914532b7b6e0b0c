import type { Receipt } from '../../domain/index.ts'
import { unify } from '../../loop/index.ts'
import { type ErasedRows, listImports } from '../../sources/index.ts'
import { dropDerived, leavingOutErased, listErasures } from '../erased/index.ts'
import { inWorkspace } from '../open-workspace.ts'
import { type CallContext, stepContext } from '../step-context.ts'
import { compactStore } from './compact-store.ts'

/**
 * Takes accounts that were erased out of an import again; gives its receipt, which says so. Where a crash keeps it from
 * that, whoever derives the customer model next does it.
 */
export async function leaveOutErased(
  folder: string,
  receipt: Receipt,
  call: CallContext,
): Promise<Receipt> {
  const amended = await inWorkspace(
    folder,
    { ...call, writes: true },
    async ({ alone, engine }): Promise<Receipt | undefined> => {
      if ((await listErasures(engine)).length === 0) return undefined
      const erased: ErasedRows[] = []
      await alone(() =>
        engine.transaction(async (inside) => {
          const leaveOut = leavingOutErased(undefined, (rows) => erased.push(...rows))
          await unify(inside, stepContext(call), leaveOut)
          await dropDerived(inside)
        }),
      )
      if (erased.length === 0) return undefined
      return (await listImports(engine)).find(({ id }) => id === receipt.id)?.receipt
    },
  )
  if (amended === undefined) return receipt
  await compactStore(folder, call)
  return amended
}
