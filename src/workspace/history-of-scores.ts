import { accountRefTable, type Profile } from '../domain/index.ts'
import { type AccountRef, accountRefs, unknownAccount } from '../loop/index.ts'
import { type Engine, name, sql } from '../sql/index.ts'
import { accountKeyOf } from './account-key-of.ts'
import { ensureDerived } from './derive.ts'
import {
  type HistoryEntry,
  historyOf,
  readScorings,
  type Scored,
  type TierChange,
  tierChangesOf,
} from './history/index.ts'
import { inWorkspace } from './open-workspace.ts'
import { loadProfile } from './profile-store.ts'
import { type CallContext, stepContext } from './step-context.ts'
import { valueDefinition } from './value-definition.ts'

export type { HistoryEntry, TierChange } from './history/index.ts'

interface AccountHistory {
  readonly account: AccountRef
  /** The last changes, newest first. */
  readonly entries: readonly HistoryEntry[]
}

/** How an account's score changed, and why. `account`: id, domain or name. */
export async function accountHistoryIn(
  folder: string,
  account: string,
  { limit }: { readonly limit: number },
  call: CallContext,
): Promise<AccountHistory> {
  return await inWorkspace(folder, call, async (workspace) => {
    const { engine } = workspace
    await ensureDerived(workspace, stepContext(call), valueDefinition(folder))
    const key = await accountKeyOf(engine, account)
    return {
      account: (await accountRefs(engine, [key])).get(key) ?? unknownAccount(key),
      entries: await keptHistory(folder, engine, key, limit),
    }
  })
}

/** The scorings that are kept, newest first. */
export async function scoringsIn(
  folder: string,
  page: { readonly limit: number; readonly before?: string },
  call: CallContext,
): Promise<readonly Scored[]> {
  return await inWorkspace(folder, call, ({ engine }) => readScorings(engine, page))
}

/** Accounts that the scoring of now put into another tier than they had before it. */
export async function tierChangesIn(
  folder: string,
  call: CallContext,
): Promise<readonly TierChange[]> {
  return await inWorkspace(folder, call, ({ engine }) =>
    tierChangesOf(engine, call.now.toISOString()),
  )
}

/** The last changes of the score of an account by its key, newest first. */
export async function keptHistory(
  folder: string,
  engine: Engine,
  key: number,
  limit: number,
): Promise<readonly HistoryEntry[]> {
  const [row] = await engine.rows(
    sql`select ref from ${name(accountRefTable)} where account_key = ${key}`,
  )
  return await historyOf(engine, String(row?.['ref']), limit, versionsOf(folder))
}

/** A version that is no longer there, or was edited by hand, tells no reasons. */
function versionsOf(folder: string): (version: string) => Profile | undefined {
  const known = new Map<string, Profile | undefined>()
  return (version) => {
    if (!known.has(version)) known.set(version, readable(folder, version))
    return known.get(version)
  }
}

function readable(folder: string, version: string): Profile | undefined {
  try {
    return loadProfile(folder, version).profile
  } catch {
    return undefined
  }
}
