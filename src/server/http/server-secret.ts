import { createHash, timingSafeEqual } from 'node:crypto'
import { Fault } from '../../domain/index.ts'
import type { ServerSecret } from '../access/index.ts'
import { isOperator } from '../backup/index.ts'
import type { Services } from '../services.ts'
import type { RequestContext } from './call.ts'

/**
 * Lets in who knows a secret of the server.
 *
 * @throws Fault `access.not_found` where the settings have none, `access.sign_in` where it is another one
 */
export function requireSecret(
  which: ServerSecret,
  { request, now }: RequestContext,
  { secrets, settings }: Pick<Services, 'secrets' | 'settings'>,
): void {
  const given = /^Bearer\s+(\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1] ?? ''
  if (which === 'metrics' && settings.metricsToken === undefined)
    throw new Fault('access.not_found')
  const knows =
    which === 'operator'
      ? isOperator(secrets, given, now)
      : isSame(given, settings.metricsToken ?? '')
  if (!knows) throw new Fault('access.sign_in')
}

function isSame(given: string, known: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(known))
}
