import type { Db } from '../../store/index.ts'
import type { Call } from './call.ts'

/** What was done, for the audit log. Never customer data, passwords or keys. */
export interface Deed {
  /** `profile.publish`: what is done to what. */
  readonly action: string
  /** Id of what it was done to. */
  readonly subject?: string
  readonly before?: object
  readonly after?: object
}

/** Where and by whom it was done, where a route's own call does not say it all. */
export type Doer = Pick<Call, 'principal' | 'organization' | 'workspace' | 'address' | 'id'>

/** Writes a deed into the audit log, in the transaction that does it. */
export async function audit(db: Db, doer: Doer, deed: Deed): Promise<void> {
  const { principal, organization, workspace, address, id } = doer
  const known = principal.kind === 'nobody' ? {} : { id: principal.id, name: principal.name }
  const actor = { kind: principal.kind, ...known }
  await writeDeed(db, { actor, organization, workspace, address, request: id }, deed)
}

/** Who or what did something, and where. */
export interface Doing {
  readonly actor: { readonly kind: string; readonly id?: string; readonly name?: string }
  readonly organization: string
  /** Empty where it is not about one. */
  readonly workspace: string
  readonly address?: string
  readonly request?: string
}

/** The same for what no request asked for. */
export async function writeDeed(db: Db, doing: Doing, deed: Deed): Promise<void> {
  const { actor, organization, workspace, address, request } = doing
  await db
    .insertInto('audit')
    .values({
      organizationId: organization,
      workspaceId: workspace === '' ? null : workspace,
      actorKind: actor.kind,
      actorId: actor.id ?? null,
      actorName: actor.name ?? null,
      action: deed.action,
      subject: deed.subject ?? null,
      before: kept(deed.before),
      after: kept(deed.after),
      address: address ?? null,
      requestId: request ?? null,
    })
    .execute()
}

function kept(document: object | undefined): string | null {
  return document === undefined ? null : JSON.stringify(document)
}
