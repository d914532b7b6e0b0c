import { Fault } from '../../domain/index.ts'
import type { Principal } from './access.ts'
import { type ApiKeys, isKey } from './api-keys.ts'
import type { Auth } from './auth.ts'

/** Nobody stays signed in longer, however busy the session. */
const longest = 30 * 86_400_000

/**
 * Who a request comes from: a key or a session in `Authorization: Bearer`, a session in the cookie, nobody.
 *
 * @throws Fault `access.sign_in` where a key or session is given that is not (or no longer) good
 */
export async function principalOf(
  headers: Headers,
  { keys, auth, now }: { readonly keys: ApiKeys; readonly auth: Auth; readonly now: Date },
): Promise<Principal> {
  const given = /^Bearer\s+(\S+)$/i.exec(headers.get('authorization') ?? '')?.[1]
  if (given !== undefined && isKey(given)) {
    const key = await keys.find(given, now)
    if (key === undefined) throw new Fault('access.key_unknown')
    return key
  }
  if (given === undefined && !headers.has('cookie')) return { kind: 'nobody' }
  const found = await auth.api.getSession({ headers })
  if (found === null) {
    if (given !== undefined) throw new Fault('access.sign_in')
    return { kind: 'nobody' }
  }
  const { user, session } = found
  if (session.createdAt.getTime() < now.getTime() - longest) {
    const context = await auth.$context
    await context.internalAdapter.deleteSession(session.token)
    throw new Fault('access.sign_in')
  }
  const { id, name, email } = user
  const via = given === undefined ? 'cookie' : 'bearer'
  return { kind: 'user', id, name, email, session: session.id, via }
}
