import { sql } from 'kysely'
import { Fault } from '../../domain/index.ts'
import type { Db } from '../../store/index.ts'
import type { Principal } from './access.ts'

/** Seconds after signing in within which one may do what a stolen session must not. */
export const freshFor = 600

/** @throws Fault `auth.not_fresh` for whoever has not signed in just now */
export async function requireFresh(db: Db, principal: Principal, now: Date): Promise<void> {
  const session = principal.kind === 'user' ? principal.session : ''
  const since = new Date(now.getTime() - freshFor * 1000)
  const found = sql`select from session where id = ${session} and "createdAt" > ${since}`
  if ((await found.execute(db)).rows.length === 0) throw new Fault('auth.not_fresh')
}
