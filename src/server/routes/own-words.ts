import { z } from 'zod'
import { Fault, statementRefs } from '../../domain/index.ts'
import type { Db } from '../../store/index.ts'
import { atLeast, roleOf } from '../access/index.ts'
import type { Call } from '../http/index.ts'
import { versionOf } from '../profiles.ts'

/** Who said something; without a name once erased. */
export const author = z
  .object({ id: z.string(), name: z.string().nullable() })
  .meta({ id: 'Author' })

export const ownWords = z.string().trim().min(1).max(4000)

/** What is said of whom or what, as a caller names it. */
export const aboutWhat = z
  .string()
  .max(600)
  .describe(
    'A statement of the version: `trait:account.industry/level:2`; `listStatements` has all.',
  )

/** Id of the person who asks: programs hold no opinions. @throws Fault `access.key_not_allowed` */
export function speakerOf({ principal }: Pick<Call, 'principal'>): string {
  if (principal.kind !== 'user') throw new Fault('access.key_not_allowed')
  return principal.id
}

/**
 * Takes back only what is one's own; who manages the workspace, anything.
 *
 * @throws Fault `access.not_author`
 */
export async function requireAuthorOrAdmin(db: Db, call: Call, by: string): Promise<void> {
  const { organization, workspace } = call
  const user = speakerOf(call)
  if (user === by) return
  if (atLeast(await roleOf(db, user, { organization, workspace }), 'admin')) return
  throw new Fault('access.not_author')
}

/** What of a version is spoken about is there. @throws Fault `profile.not_found`, `profile.no_statement` */
export async function requireStatement(
  db: Db,
  workspace: string,
  { version, about }: { readonly version: string; readonly about: string },
): Promise<void> {
  if (!statementRefs(await versionOf(db, workspace, version)).includes(about))
    throw new Fault('profile.no_statement', { version, about })
}
