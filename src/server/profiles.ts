import { createHash } from 'node:crypto'
import { Fault, type Profile, profileId, profileText, readProfile } from '../domain/index.ts'
import type { Db } from '../store/index.ts'

/** Where a version came from. */
export type Origin = 'learned' | 'edited' | 'uploaded' | 'hypothesis'

interface Kept {
  readonly origin: Origin
  readonly by: string | undefined
  readonly parent?: string
  readonly note?: string
}

const digest = (text: string) => createHash('sha256').update(text).digest('hex')

/**
 * A profile as a version: named by its content, never changed. The same content is the same version, whoever
 * brings it again.
 */
export function keepVersion(
  workspace: string,
  profile: Profile,
  { origin, by, parent, note }: Kept,
) {
  const version = profileId(profile, digest)
  const record = async (db: Db): Promise<void> => {
    await db
      .insertInto('profileVersion')
      .values({
        workspaceId: workspace,
        id: version,
        content: profileText(profile),
        name: profile.name,
        outcome: profile.outcome,
        reliable: profile.verdict.reliable,
        learned: new Date(profile.learned),
        origin,
        parent: parent ?? null,
        note: note ?? null,
        createdBy: by ?? null,
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
  return { version, record }
}

/** A version's profile. @throws Fault `profile.not_found` */
export async function versionOf(db: Db, workspace: string, version: string): Promise<Profile> {
  const row = await db
    .selectFrom('profileVersion')
    .select('content')
    .where('workspaceId', '=', workspace)
    .where('id', '=', version)
    .executeTakeFirst()
  if (row === undefined) throw new Fault('profile.not_found', { which: version })
  return readProfile(row.content, `${version}.json`)
}

/** Id of the version in force. @throws Fault `profile.none_published` */
export async function versionInForce(db: Db, workspace: string): Promise<string> {
  const row = await db
    .selectFrom('inForce')
    .select('versionId')
    .where('workspaceId', '=', workspace)
    .executeTakeFirst()
  if (row === undefined) throw new Fault('profile.none_published')
  return row.versionId
}

/** A version's id; `published` is the one in force. @throws Fault `profile.none_published` */
export async function versionNamed(db: Db, workspace: string, which: string): Promise<string> {
  return which === 'published' ? await versionInForce(db, workspace) : which
}

interface Publishing {
  readonly workspace: string
  readonly version: string
  readonly kind: 'publish' | 'rollback'
  readonly reason: string | undefined
  readonly by: string | undefined
  /** The version the caller believes to be in force; absent where none is. */
  readonly expected: string | undefined
}

/**
 * Puts a version in force, inside a transaction. Whoever was quicker is not overwritten.
 *
 * @throws Fault `profile.not_found`, `conflict.published` where another version is in force than expected
 */
export async function publish(db: Db, publishing: Publishing): Promise<void> {
  const { workspace, version, kind, reason, by, expected } = publishing
  await db.selectFrom('workspace').select('id').where('id', '=', workspace).forUpdate().execute()
  await versionOf(db, workspace, version)
  const now = await db
    .selectFrom('inForce')
    .select(['versionId', 'sequence'])
    .where('workspaceId', '=', workspace)
    .executeTakeFirst()
  if (now?.versionId !== expected)
    throw new Fault('conflict.published', { current: now?.versionId ?? '' })
  if (now?.versionId === version) throw new Fault('conflict.in_force', { version })
  if (kind === 'rollback') await requireOlder(db, workspace, version)
  await db
    .insertInto('publication')
    .values({
      workspaceId: workspace,
      sequence: (now?.sequence ?? 0) + 1,
      versionId: version,
      kind,
      reason: reason ?? null,
      createdBy: by ?? null,
    })
    .execute()
}

/** Rolling back is to what was in force once. */
async function requireOlder(db: Db, workspace: string, version: string): Promise<void> {
  const before = await db
    .selectFrom('publication')
    .select('sequence')
    .where('workspaceId', '=', workspace)
    .where('versionId', '=', version)
    .executeTakeFirst()
  if (before === undefined) throw new Fault('profile.never_published', { version })
}
