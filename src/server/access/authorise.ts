import { Fault } from '../../domain/index.ts'
import type { Db } from '../../store/index.ts'
import type { Access, ApiKey, Place, Principal, User } from './access.ts'
import { atLeast, greater, isRole, type Role } from './roles.ts'
import { requireSecondFactor, secondFactorDemanded } from './second-factor.ts'
import type { Workspaces } from './workspaces.ts'

/** What the path names. */
export interface Asked {
  readonly organization?: string | undefined
  readonly workspace?: string | undefined
}

/** Where it is looked up who may what. */
export interface Books {
  readonly db: Db
  readonly workspaces: Workspaces
  readonly now: Date
}

/**
 * Lets a request through, or not. What somebody may not see is not there for them: another organisation's
 * workspace is `access.not_found`, as one that never was.
 *
 * @throws Fault `access.sign_in`, `access.not_found`, `access.role`, `access.scope`, `access.key_not_allowed`,
 *   `access.second_factor`
 */
export async function authorise(
  access: Access,
  principal: Principal,
  asked: Asked,
  books: Books,
): Promise<Place | undefined> {
  if (access.at === 'public' || access.at === 'secret') return undefined
  if (principal.kind === 'nobody') throw new Fault('access.sign_in')
  if (access.at === 'self') {
    if (principal.kind === 'key') throw new Fault('access.key_not_allowed')
    return undefined
  }
  const place =
    access.at === 'workspace'
      ? await workspacePlace(asked.workspace, books)
      : { organization: asked.organization ?? '' }
  return principal.kind === 'key'
    ? allowKey(access, principal, place)
    : await allowUser(books.db, access, principal, place)
}

async function workspacePlace(
  workspace: string | undefined,
  { workspaces, now }: Books,
): Promise<Place> {
  const organization = isUuid(workspace)
    ? await workspaces.organizationOf(workspace, now)
    : undefined
  if (organization === undefined || workspace === undefined) throw new Fault('access.not_found')
  return { organization, workspace }
}

function allowKey(access: Extract<Access, { role: Role }>, key: ApiKey, place: Place): Place {
  const elsewhere =
    key.organization !== place.organization ||
    (key.workspace !== undefined && key.workspace !== place.workspace)
  if (elsewhere) throw new Fault('access.not_found')
  if (access.scope === undefined) throw new Fault('access.key_not_allowed')
  if (!key.scopes.includes('admin') && !key.scopes.includes(access.scope))
    throw new Fault('access.scope', { scope: access.scope })
  return place
}

async function allowUser(
  db: Db,
  access: Extract<Access, { role: Role }>,
  user: User,
  place: Place,
): Promise<Place> {
  const role = await roleOf(db, user.id, place)
  if (role === undefined) throw new Fault('access.not_found')
  if (!atLeast(role, access.role)) throw new Fault('access.role', { role, least: access.role })
  if (await secondFactorDemanded(db, place.organization)) await requireSecondFactor(db, user.id)
  return { ...place, role }
}

/**
 * A member's role: the one in the organisation, or, where it is greater, the one given for the workspace. A
 * member of the organisation with the role `none` sees only workspaces that give them one.
 */
export async function roleOf(db: Db, user: string, place: Place): Promise<Role | undefined> {
  const member = await db
    .selectFrom('membership')
    .select('role')
    .where('organizationId', '=', place.organization)
    .where('userId', '=', user)
    .executeTakeFirst()
  if (member === undefined) return undefined
  const own = isRole(member.role) ? member.role : undefined
  if (place.workspace === undefined) return own
  const here = await db
    .selectFrom('workspaceRole')
    .select('role')
    .where('workspaceId', '=', place.workspace)
    .where('userId', '=', user)
    .executeTakeFirst()
  return greater(own, here !== undefined && isRole(here.role) ? here.role : undefined)
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

export function isUuid(text: string | undefined): text is string {
  return text !== undefined && uuid.test(text)
}
