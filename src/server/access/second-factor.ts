import { sql } from 'kysely'
import { Fault } from '../../domain/index.ts'
import type { Db } from '../../store/index.ts'

/** Does an organisation let in only members who sign in with a second factor? */
export async function secondFactorDemanded(db: Db, organization: string): Promise<boolean> {
  const policy = await db
    .selectFrom('organizationPolicy')
    .select('secondFactor')
    .where('organizationId', '=', organization)
    .executeTakeFirst()
  return policy?.secondFactor === true
}

/**
 * Whoever has no password here comes by single sign-on, and what the provider asks for is enough.
 *
 * @throws Fault `access.second_factor` for whoever has a password and no second factor
 */
export async function requireSecondFactor(db: Db, user: string): Promise<void> {
  const { rows } =
    await sql`select from "user" where id = ${user} and not "twoFactorEnabled" is true
    and exists (select from account where "userId" = "user".id and "providerId" = 'credential')`.execute(
      db,
    )
  if (rows.length > 0) throw new Fault('access.second_factor')
}
