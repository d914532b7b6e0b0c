import { Fault } from '../../domain/index.ts'
import type { Engine } from '../../sql/index.ts'
import { accountsListed } from '../accounts/index.ts'
import { accountsLike } from './accounts-like.ts'

/** Unknown names that a message lists. */
const mostUnknown = 5

/**
 * The accounts called by id, domain or name; all that answer to a name are meant.
 *
 * @throws Fault `lookalikes.no_account` with the names that are not there and what may have been meant
 */
export async function calledSeeds(
  engine: Engine,
  names: readonly string[],
): Promise<readonly number[]> {
  const found = await accountsListed(engine, names)
  const keys = found.flat().map(({ key }) => key)
  const unknown = names.filter((_, place) => found[place]?.length === 0)
  const [first] = unknown
  if (first === undefined) return [...new Set(keys)]
  const alike: string[] = []
  for (const name of unknown.slice(0, mostUnknown))
    alike.push(...(await accountsLike(engine, name)))
  throw new Fault('lookalikes.no_account', {
    count: unknown.length,
    accounts: unknown.slice(0, mostUnknown),
    near: alike.length,
    alike: [...new Set(alike)],
  })
}
