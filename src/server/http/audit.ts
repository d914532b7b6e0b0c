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
  const known = principal.kind === 'nobody' ? undefined : principal
  await db
    .insertInto('audit')
    .values({
      organizationId: organization,
      workspaceId: workspace === '' ? null : workspace,
      actorKind: principal.kind,
      actorId: known?.id ?? null,
      actorName: known?.name ?? null,
      action: deed.action,
      subject: deed.subject ?? null,
      before: kept(deed.before),
      after: kept(deed.after),
      address,
      requestId: id,
    })
    .execute()
}

function kept(document: object | undefined): string | null {
  return document === undefined ? null : JSON.stringify(document)
}
