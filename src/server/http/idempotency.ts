import { createHash } from 'node:crypto'
import { Fault } from '../../domain/index.ts'
import type { Db } from '../../store/index.ts'

/** Answers are kept so long; a request that a crash cut off may be tried again after so long. */
const kept = 24 * 3_600_000
const abandoned = 10 * 60_000

/** A request that may be a repetition. */
export interface Repeatable {
  /** Who asks: keys of different people do not meet. */
  readonly actor: string
  readonly key: string
  /** What is asked; the same key for something else is a mistake. */
  readonly asked: string
  readonly now: Date
}

/**
 * Does the work once a key: whoever repeats the request gets the first answer. Failures that a repetition
 * may cure (status 500 and above) are not kept.
 *
 * @throws Fault `request.in_progress` while the first is being answered, `request.key_reused`
 */
export async function once(
  db: Db,
  { actor, key, asked, now }: Repeatable,
  work: () => Promise<Response>,
): Promise<Response> {
  if (!/^[\x21-\x7e]{1,200}$/.test(key)) throw new Fault('request.key_invalid')
  const request = createHash('sha256').update(asked).digest('hex')
  await db
    .deleteFrom('idempotency')
    .where((is) =>
      is.or([
        is('createdAt', '<', new Date(now.getTime() - kept)),
        is.and([
          is('status', 'is', null),
          is('createdAt', '<', new Date(now.getTime() - abandoned)),
        ]),
      ]),
    )
    .execute()
  const first = await db
    .insertInto('idempotency')
    .values({ actor, key, request, status: null, body: null, headers: null, createdAt: now })
    .onConflict((conflict) => conflict.doNothing())
    .returning('key')
    .executeTakeFirst()
  return first === undefined
    ? await firstAnswer(db, actor, key, request)
    : await keptAnswer(db, actor, key, work)
}

async function firstAnswer(db: Db, actor: string, key: string, request: string): Promise<Response> {
  const row = await db
    .selectFrom('idempotency')
    .selectAll()
    .where('actor', '=', actor)
    .where('key', '=', key)
    .executeTakeFirst()
  if (row !== undefined && row.request !== request) throw new Fault('request.key_reused', { key })
  if (row === undefined || row.status === null) throw new Fault('request.in_progress', { key })
  const headers = { ...row.headers, 'idempotent-replayed': 'true' }
  return new Response(row.body, { status: row.status, headers })
}

async function keptAnswer(
  db: Db,
  actor: string,
  key: string,
  work: () => Promise<Response>,
): Promise<Response> {
  const row = db.updateTable('idempotency').where('actor', '=', actor).where('key', '=', key)
  const forget = () =>
    db.deleteFrom('idempotency').where('actor', '=', actor).where('key', '=', key).execute()
  const response = await work().catch(async (error) => {
    await forget()
    throw error
  })
  if (response.status >= 500) {
    await forget()
    return response
  }
  const body = await response.clone().text()
  const headers = JSON.stringify(Object.fromEntries(keepable(response.headers)))
  await row.set({ status: response.status, body, headers }).execute()
  return response
}

/** Cookies are for the one who got them. */
function keepable(headers: Headers): [string, string][] {
  return [...headers.entries()].filter(([name]) =>
    ['content-type', 'location', 'etag', 'content-language'].includes(name),
  )
}
