import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '../../store/index.ts'

/** Longer than any code is good: 30 seconds, and the same before and after for clocks that differ. */
const kept = sql`interval '5 minutes'`

/**
 * Notes that somebody got in with a code of their authenticator; false where they had already, so that it counts no
 * second time (RFC 6238, section 5.2).
 */
export async function spendCode(db: Db, user: string, code: string): Promise<boolean> {
  await sql`delete from spent_code where spent_at < now() - ${kept}`.execute(db)
  const hash = createHash('sha256').update(`${user} ${code}`).digest('hex')
  const noted = await db
    .insertInto('spentCode')
    .values({ userId: user, hash })
    .onConflict((conflict) => conflict.doNothing())
    .returning('hash')
    .executeTakeFirst()
  return noted !== undefined
}
