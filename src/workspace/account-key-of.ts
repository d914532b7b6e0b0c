import { Fault } from '../domain/index.ts'
import { accountsCalled } from '../loop/index.ts'
import type { Engine } from '../sql/index.ts'

/**
 * The one account that goes by an id, domain or name.
 *
 * @throws Fault `explain.no_account`, `explain.several`
 */
export async function accountKeyOf(engine: Engine, account: string): Promise<number> {
  const [first, ...others] = await accountsCalled(engine, account)
  if (first === undefined) throw new Fault('explain.no_account', { account })
  if (others.length > 0) throw new Fault('explain.several', { account, count: others.length + 1 })
  return first.key
}
