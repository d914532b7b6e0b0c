import type { Db } from '../../store/index.ts'

/** A workspace never changes its organisation; one that is deleted is forgotten here, and elsewhere soon. */
const trusted = 5_000
const most = 10_000

interface Known {
  readonly organization: string
  readonly until: number
}

/** Which organisation a workspace belongs to, without asking the records at every request. */
export class Workspaces {
  readonly #db: Db
  readonly #known = new Map<string, Known>()

  constructor(db: Db) {
    this.#db = db
  }

  async organizationOf(workspace: string, now: Date): Promise<string | undefined> {
    const known = this.#known.get(workspace)
    if (known !== undefined && known.until > now.getTime()) return known.organization
    const row = await this.#db
      .selectFrom('workspace')
      .select('organizationId')
      .where('id', '=', workspace)
      .executeTakeFirst()
    if (row === undefined) return undefined
    if (this.#known.size >= most) this.#known.clear()
    const organization = row.organizationId
    this.#known.set(workspace, { organization, until: now.getTime() + trusted })
    return organization
  }

  forget(workspace: string): void {
    this.#known.delete(workspace)
  }
}
