import type { NamedAccount, NamedResult } from '../../domain/index.ts'
import type { Engine } from '../../sql/index.ts'
import { accountsCalled } from '../accounts/index.ts'

/**
 * Finds the accounts that pins and exclusions name: by id, else by domain, else by name (case and accents
 * aside). Every account that answers to the name is meant; one that is no customer changes nothing.
 */
export async function findNamed(
  engine: Engine,
  named: readonly NamedAccount[],
): Promise<readonly NamedResult[]> {
  const results: NamedResult[] = []
  for (const { account, reason } of named) {
    const found = await accountsCalled(engine, account)
    const customers = found.filter(({ customer }) => customer)
    const status =
      customers.length > 0 ? 'applied' : found.length > 0 ? 'not_a_customer' : 'not_found'
    results.push({ account, reason, status, accountKeys: customers.map(({ key }) => key) })
  }
  return results
}

/** The accounts that an applied pin or exclusion meant. */
export const appliedKeys = (named: readonly NamedResult[]): readonly number[] => [
  ...new Set(named.flatMap(({ accountKeys }) => accountKeys)),
]
