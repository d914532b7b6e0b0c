import { isAPIError } from 'better-auth/api'
import { Fault } from '../../domain/index.ts'

/** Our codes for what the sign-in library says, where people need to know more than that it was refused. */
const codes: Readonly<Record<string, Fault['code']>> = {
  INVALID_EMAIL_OR_PASSWORD: 'auth.invalid',
  INVALID_PASSWORD: 'auth.invalid',
  EMAIL_NOT_VERIFIED: 'auth.email_not_verified',
  INVALID_TOKEN: 'auth.link_invalid',
  TOKEN_EXPIRED: 'auth.link_invalid',
  INVALID_CODE: 'auth.code_invalid',
  INVALID_BACKUP_CODE: 'auth.code_invalid',
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: 'auth.step_missing',
  INVALID_TWO_FACTOR_COOKIE: 'auth.step_missing',
  SESSION_NOT_FRESH: 'auth.not_fresh',
  USER_IS_ALREADY_A_MEMBER_OF_THIS_ORGANIZATION: 'auth.member_already',
  INVALID_ORIGIN: 'request.origin',
  MISSING_OR_NULL_ORIGIN: 'request.origin',
}

/** What the sign-in library said was wrong, as ours: its code and words come from an answer or an error. */
export function refusal(
  status: number,
  { code = '', message = '' }: { code?: string | undefined; message?: string | undefined },
): Fault {
  if (status === 429) return new Fault('request.too_many', { most: 0, seconds: 60 })
  const known = codes[code] ?? 'auth.refused'
  return known === 'request.origin'
    ? new Fault(known, { origin: '' })
    : new Fault(known, { reason: message === '' ? code : message })
}

/** An error that a call of the library threw, as ours; its failures and everything else stay as they are. */
export function authFault(error: unknown): unknown {
  if (!isAPIError(error) || error.statusCode >= 500) return error
  return refusal(error.statusCode, error.body ?? {})
}
