import { sql } from 'kysely'
import { z } from 'zod'
import { Fault } from '../../domain/index.ts'
import { type Access, authPath, requireUnguessable, spendCode } from '../access/index.ts'
import { bare, type Call, type Method, type Route, route } from '../http/index.ts'
import { passOn } from './pass-on.ts'

/** A route of the sign-in library, as ours. */
interface Passed {
  readonly method?: Method
  readonly path: string
  readonly name: string
  readonly summary: string
  readonly at: 'public' | 'self'
  readonly body?: z.ZodObject
  readonly query?: z.ZodObject
  readonly perMinute?: number
  /** What we ask for before the library sees the request. */
  readonly check?: (call: Call) => Promise<void>
  /** What we look at before its answer goes out; what it throws goes out instead. */
  readonly settle?: (call: Call, answer: Response) => Promise<void>
}

const email = z.email().max(320)
const password = z.string().min(1).max(256)
const code = z.string().min(4).max(40)
/** One of our pages; the sign-in library refuses other hosts, and breaks over what is no address. */
const callbackURL = z
  .string()
  .max(2000)
  .regex(/^(\/(?![/\\])|https?:\/\/[\w[])[\x21-\x7e]*$/)
  .optional()
const signingIn = { at: 'public', perMinute: 20 } as const

const passed: readonly Passed[] = [
  {
    ...signingIn,
    path: '/sign-in/email',
    name: 'signIn',
    summary: 'Sign in; the session comes as a cookie and in the header set-auth-token',
    body: z.object({ email, password, rememberMe: z.boolean().optional() }),
  },
  {
    ...signingIn,
    path: '/two-factor/verify-totp',
    name: 'verifyTotp',
    summary: 'The second step of signing in: a code of the authenticator, good once',
    body: z.object({ code, trustDevice: z.boolean().optional() }),
    settle: spend,
  },
  {
    ...signingIn,
    path: '/two-factor/verify-backup-code',
    name: 'verifyBackupCode',
    summary: 'The second step of signing in: a recovery code, which is spent by it',
    body: z.object({ code, trustDevice: z.boolean().optional() }),
  },
  {
    ...signingIn,
    path: '/sign-in/social',
    name: 'signInWithProvider',
    summary: 'Begin to sign in with the single sign-on provider (`provider`: `oidc`)',
    body: z.object({ provider: z.literal('oidc'), callbackURL }),
  },
  {
    ...signingIn,
    method: 'get',
    path: '/callback/oidc',
    name: 'providerCallback',
    summary: 'Where the provider sends people back to',
    query: z.looseObject({}),
  },
  {
    ...signingIn,
    path: '/request-password-reset',
    name: 'requestPasswordReset',
    summary: 'Send a link to set a new password, where the address is known',
    body: z.object({ email, redirectTo: callbackURL }),
  },
  {
    ...signingIn,
    path: '/reset-password',
    name: 'resetPassword',
    summary: 'Set a new password with the token of the link; all sessions end',
    body: z.object({ token: z.string().max(500), newPassword: z.string().min(12).max(256) }),
    check: checkNewPassword,
  },
  {
    ...signingIn,
    path: '/send-verification-email',
    name: 'sendVerification',
    summary: 'Send the link that shows an address to be one’s own once more',
    body: z.object({ email, callbackURL }),
  },
  {
    ...signingIn,
    method: 'get',
    path: '/verify-email',
    name: 'verifyEmail',
    summary: 'The link of that message',
    query: z.looseObject({ token: z.string().max(2000), callbackURL }),
  },
  { at: 'self', path: '/sign-out', name: 'signOut', summary: 'End this session' },
  {
    at: 'self',
    path: '/change-password',
    name: 'changePassword',
    summary: 'Change one’s password, and end all other sessions unless told not to',
    body: z.object({
      currentPassword: password,
      newPassword: z.string().min(12).max(256),
      revokeOtherSessions: z.boolean().default(true),
    }),
    check: checkNewPassword,
  },
  {
    at: 'self',
    path: '/two-factor/enable',
    name: 'enableTwoFactor',
    summary: 'Begin two-factor sign-in: the secret for the authenticator, and recovery codes',
    body: z.object({ password }),
  },
  {
    at: 'self',
    path: '/two-factor/disable',
    name: 'disableTwoFactor',
    summary: 'End two-factor sign-in',
    body: z.object({ password }),
  },
  {
    at: 'self',
    path: '/two-factor/generate-backup-codes',
    name: 'newBackupCodes',
    summary: 'New recovery codes; the old ones are void',
    body: z.object({ password }),
  },
  {
    at: 'self',
    method: 'get',
    path: '/list-sessions',
    name: 'listSessions',
    summary: 'One’s sessions',
  },
  {
    at: 'self',
    path: '/revoke-session',
    name: 'revokeSession',
    summary: 'End one of one’s sessions',
    body: z.object({ token: z.string().max(500) }),
  },
  {
    at: 'self',
    path: '/revoke-other-sessions',
    name: 'revokeOtherSessions',
    summary: 'End all of one’s sessions but this',
  },
]

/** Signing in, second factor, passwords, sessions: the library's own routes, with our errors and limits. */
export const signInRoutes: readonly Route[] = passed.map(
  ({ path, name, summary, at, method = 'post', body, query, perMinute, check, settle }) =>
    route({
      ...bare,
      method,
      path: authPath + path,
      name,
      tag: 'Sign-in',
      summary,
      access: accessOf(at),
      ...(perMinute === undefined ? {} : { perMinute }),
      body: body ?? z.object({}).optional(),
      query: query ?? z.object({}),
      status: 200,
      answer: z.unknown(),
      handle: async (call) => {
        await check?.(call)
        const answer = await passOn(call)
        await settle?.(call, answer)
        return answer
      },
    }),
)

function accessOf(at: 'public' | 'self'): Access {
  return { at }
}

const setting = z.object({ newPassword: z.string(), token: z.string().optional() })

/** A new password is held to what is known of its owner: of who is signed in, or of whom the letter went to. */
async function checkNewPassword({ body, principal, services }: Call): Promise<void> {
  const { newPassword, token } = setting.parse(body)
  const { db } = services.records
  const owner =
    token === undefined && principal.kind === 'user' ? principal : await addressee(db, token ?? '')
  if (owner !== undefined) await requireUnguessable(db, newPassword, owner)
}

async function addressee(db: Call['services']['records']['db'], token: string) {
  const { rows } = await sql<{ email: string; name: string }>`select u.email, u.name from "user" u
    join verification v on v.value = u.id
    where v.identifier = ${`reset-password:${token}`}`.execute(db)
  return rows[0]
}

const letIn = z.object({ token: z.string().nullish(), user: z.object({ id: z.string() }) })

/** A code that was used before lets nobody in, whoever read it over somebody's shoulder. */
async function spend({ body, services }: Call, answer: Response): Promise<void> {
  const given = z.object({ code }).parse(body)
  const { token, user } = letIn.parse(await answer.clone().json())
  if (await spendCode(services.records.db, user.id, given.code)) return
  const context = await services.auth.$context
  if (token) await context.internalAdapter.deleteSession(token)
  throw new Fault('auth.code_invalid', { reason: 'spent' })
}
