import { createHash, randomBytes } from 'node:crypto'
import type { Db } from '../../store/index.ts'
import type { ApiKey } from './access.ts'
import { isScope } from './roles.ts'

/** How every key begins, so that people and secret scanners know one when they see it. */
const sign = 'nf_'

/** A new key: shown once, kept only as its hash. 256 random bits need no slow hash. */
export function newKey(): { readonly key: string; readonly start: string; readonly hash: string } {
  const key = sign + randomBytes(32).toString('base64url')
  return { key, start: key.slice(0, sign.length + 6), hash: hashOf(key) }
}

export function isKey(text: string): boolean {
  return text.startsWith(sign)
}

function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('hex')
}

/** How long a key that was looked up is trusted without looking again; revoking here forgets it at once. */
const trusted = 5_000
/** "Last used" is written at most this often a key. */
const noted = 60_000
const most = 10_000

interface Known {
  readonly key: ApiKey
  readonly expires: number
  readonly until: number
}

/** Looks keys up; a busy key costs a query every few seconds, not every request. */
export class ApiKeys {
  readonly #db: Db
  readonly #known = new Map<string, Known>()
  readonly #used = new Map<string, number>()

  constructor(db: Db) {
    this.#db = db
  }

  async find(text: string, now: Date): Promise<ApiKey | undefined> {
    const hash = hashOf(text)
    const known = this.#known.get(hash)
    if (known !== undefined && known.until > now.getTime())
      return known.expires > now.getTime() ? known.key : undefined
    this.#known.delete(hash)
    const row = await this.#db
      .selectFrom('apiKey')
      .selectAll()
      .where('hash', '=', hash)
      .where('revokedAt', 'is', null)
      .executeTakeFirst()
    if (row === undefined) return undefined
    const key: ApiKey = {
      kind: 'key',
      id: row.id,
      name: row.name,
      organization: row.organizationId,
      ...(row.workspaceId === null ? {} : { workspace: row.workspaceId }),
      scopes: row.scopes.filter(isScope),
    }
    const expires = row.expiresAt?.getTime() ?? Number.POSITIVE_INFINITY
    if (expires <= now.getTime()) return undefined
    if (this.#known.size >= most) this.#known.clear()
    this.#known.set(hash, { key, expires, until: now.getTime() + trusted })
    await this.#note(row.id, now)
    return key
  }

  forget(): void {
    this.#known.clear()
  }

  async #note(id: string, now: Date): Promise<void> {
    if ((this.#used.get(id) ?? 0) > now.getTime() - noted) return
    this.#used.set(id, now.getTime())
    await this.#db.updateTable('apiKey').set({ lastUsedAt: now }).where('id', '=', id).execute()
  }
}
