import { Fault } from '../../domain/index.ts'
import type { Db } from '../../store/index.ts'
import { atLeast, roleOf } from '../access/index.ts'
import type { Call } from '../http/index.ts'

/**
 * One speaks for one's own team; who manages the workspace, for all.
 *
 * @throws Fault `access.other_team`
 */
export async function requireTeam(
  call: Call,
  team: string,
  db: Db = call.services.records.db,
): Promise<void> {
  const { organization, workspace, principal } = call
  const user = principal.kind === 'user' ? principal.id : ''
  if (atLeast(await roleOf(db, user, { organization, workspace }), 'admin')) return
  const own = await db
    .selectFrom('memberTeam')
    .select('team')
    .where('organizationId', '=', organization)
    .where('userId', '=', user)
    .where('team', '=', team)
    .executeTakeFirst()
  if (own === undefined) throw new Fault('access.other_team', { team })
}
