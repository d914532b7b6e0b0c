import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { Fault } from '../../domain/index.ts'
import type { Db } from '../../store/index.ts'
import type { Auth } from './auth.ts'
import { requireUnguessable } from './guessable.ts'

const row = 'setup-token'

/**
 * A new one-time token for the first owner, where nobody owns anything yet; the one printed before is void.
 * Only its hash is kept.
 */
export async function setupToken(db: Db): Promise<string | undefined> {
  const owner = await db.selectFrom('membership').select('id').limit(1).executeTakeFirst()
  if (owner !== undefined) return undefined
  const token = randomBytes(24).toString('base64url')
  await keep(db, hashOf(token))
  return token
}

/**
 * Spends the token on some work; where the work fails it is good again.
 *
 * @throws Fault `auth.setup_token` where it is not the one that was printed last, or spent
 */
export async function spendToken<T>(db: Db, token: string, work: () => Promise<T>): Promise<T> {
  const hash = hashOf(token)
  const spent = await db
    .deleteFrom('setting')
    .where('name', '=', row)
    .where(sql<boolean>`value = ${JSON.stringify(hash)}::jsonb`)
    .executeTakeFirst()
  if (spent.numDeletedRows === 0n) throw new Fault('auth.setup_token')
  try {
    return await work()
  } catch (error) {
    await keep(db, hash)
    throw error
  }
}

async function keep(db: Db, hash: string): Promise<void> {
  const value = JSON.stringify(hash)
  await db
    .insertInto('setting')
    .values({ name: row, value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute()
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

/** Somebody new. */
export interface Newcomer {
  readonly name: string
  readonly email: string
  readonly password: string
  /** The one they are about to make. */
  readonly organization?: string
}

/** Where somebody signs in, to be told among their sessions. */
interface Client {
  readonly address: string
  readonly request: Request
}

/** A session as a client gets it. */
export interface Session {
  readonly user: string
  /** For `Authorization: Bearer`. */
  readonly token: string
  /** For browsers. */
  readonly cookies: readonly string[]
}

/** Makes an account whose address is known to be theirs: the link that led here went to it, or to the terminal. */
export async function createKnown(
  db: Db,
  auth: Auth,
  newcomer: Newcomer,
  client: Client,
): Promise<Session> {
  const email = newcomer.email.toLowerCase()
  // Whoever asked for an account with this address before, and could not show that it is theirs.
  await sql`delete from "user" where email = ${email} and not "emailVerified"
    and not exists (select from member where "userId" = "user".id)`.execute(db)
  const taken = await db
    .selectFrom('person')
    .select('id')
    .where('email', '=', email)
    .executeTakeFirst()
  if (taken !== undefined) throw new Fault('auth.email_taken')
  const { name, password } = newcomer
  await requireUnguessable(db, password, newcomer)
  const { user } = await auth.api.signUpEmail({ body: { name, email, password } })
  await sql`update "user" set "emailVerified" = true where id = ${user.id}`.execute(db)
  return await signInAs(auth, newcomer, client)
}

async function signInAs(
  auth: Auth,
  { email, password }: Newcomer,
  { address, request }: Client,
): Promise<Session> {
  const { headers, response } = await auth.api.signInEmail({
    body: { email, password },
    headers: new Headers({
      'user-agent': request.headers.get('user-agent') ?? '',
      'x-northfit-address': address,
    }),
    returnHeaders: true,
  })
  return {
    user: response.user.id,
    token: headers.get('set-auth-token') ?? '',
    cookies: headers.getSetCookie(),
  }
}
