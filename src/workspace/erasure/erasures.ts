import { accountRefTable, Fault } from '../../domain/index.ts'
import { type AccountRef, accountRefs, unknownAccount } from '../../loop/index.ts'
import { name, sql } from '../../sql/index.ts'
import { accountKeyOf } from '../account-key-of.ts'
import { ensureDerived } from '../derive.ts'
import { type Erasure, forgetErasure, listErasures } from '../erased/index.ts'
import { hasStore, inWorkspace } from '../open-workspace.ts'
import { type CallContext, stepContext } from '../step-context.ts'
import { valueDefinition } from '../value-definition.ts'

/** An account with the reference that stays with it over imports, and names nobody. */
export interface LastingAccount {
  readonly account: AccountRef
  readonly ref: string
}

/**
 * The one account that goes by an id, domain or name.
 *
 * @throws Fault `explain.no_account`, `explain.several`
 */
export async function lastingAccountIn(
  folder: string,
  called: string,
  call: CallContext,
): Promise<LastingAccount> {
  return await inWorkspace(folder, call, async (workspace) => {
    const { engine } = workspace
    await ensureDerived(workspace, stepContext(call), valueDefinition(folder))
    const key = await accountKeyOf(engine, called)
    const [row] = await engine.rows(
      sql`select ref from ${name(accountRefTable)} where account_key = ${key}`,
    )
    const account = (await accountRefs(engine, [key])).get(key) ?? unknownAccount(key)
    return { account, ref: String(row?.['ref']) }
  })
}

/** All erasures that are remembered, oldest first. */
export async function erasuresIn(folder: string, call: CallContext): Promise<readonly Erasure[]> {
  if (!hasStore(folder)) return []
  return await inWorkspace(folder, call, ({ engine }) => listErasures(engine))
}

/** Lets an erased account come in again with later imports. @throws Fault `erasure.unknown` */
export async function forgetErasureIn(
  folder: string,
  id: string,
  call: CallContext,
): Promise<void> {
  await inWorkspace(folder, { ...call, writes: true }, async ({ engine }) => {
    if (!(await forgetErasure(engine, id))) throw new Fault('erasure.unknown', { id })
  })
}
