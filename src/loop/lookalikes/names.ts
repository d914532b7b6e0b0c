import type { CalledBy } from '../../domain/index.ts'
import type { Engine } from '../../sql/index.ts'
import { accountRefs, unknownAccount } from '../score/index.ts'

/** What an account is called, by its key. */
export type AccountNames = (key: number) => CalledBy

export async function accountNames(engine: Engine, keys: readonly number[]): Promise<AccountNames> {
  const refs = await accountRefs(engine, [...new Set(keys)])
  return (key) => refs.get(key) ?? unknownAccount(key)
}
