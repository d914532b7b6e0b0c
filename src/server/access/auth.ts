import { type BetterAuthOptions, betterAuth } from 'better-auth'
import { bearer, genericOAuth, organization, twoFactor } from 'better-auth/plugins'
import { createAccessControl } from 'better-auth/plugins/access'
import { sql } from 'kysely'
import type { Db, Records } from '../../store/index.ts'
import { freshFor } from './fresh-session.ts'
import type { Letters } from './letters.ts'
import { hashPassword, verifyPassword } from './passwords.ts'

/** What sign-in needs to know of the server. */
export interface AuthSettings {
  /** Where people reach it: `https://icp.example.com`. */
  readonly url: string
  /** Signs cookies and tokens. */
  readonly secret: string
  readonly signUp: 'invited' | 'open'
  readonly oidc?: OidcSettings
}

/** One provider that people may sign in with, found by its discovery document. */
export interface OidcSettings {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
}

/** Where the sign-in library's routes are. */
export const authPath = '/v1/auth'

export type Auth = ReturnType<typeof signIn>

/** The sign-in library, over the application's records. */
export function signIn(records: Records, settings: AuthSettings, letters: Letters) {
  return betterAuth(authOptions(records, settings, letters))
}

const day = 86_400

export function authOptions(
  { db }: Pick<Records, 'db'>,
  { url, secret, signUp, oidc }: AuthSettings,
  letters: Letters,
) {
  return {
    appName: 'Northfit',
    baseURL: url,
    basePath: authPath,
    secret,
    trustedOrigins: [new URL(url).origin],
    telemetry: { enabled: false },
    logger: { disabled: true },
    database: { db: db.withoutPlugins(), type: 'postgres' },
    user: { additionalFields: { language: { type: 'string', required: false } } },
    // Idle; the longest of all is in principal.ts.
    session: { expiresIn: 7 * day, updateAge: day, freshAge: freshFor },
    emailAndPassword: {
      enabled: true,
      requireEmailVerification: true,
      minPasswordLength: 12,
      maxPasswordLength: 256,
      revokeSessionsOnPasswordReset: true,
      password: { hash: hashPassword, verify: verifyPassword },
      sendResetPassword: async ({ user, token }) =>
        letters.resetPassword(user, `${url}/reset-password?token=${encodeURIComponent(token)}`),
    },
    emailVerification: {
      sendOnSignUp: false,
      sendVerificationEmail: async ({ user, token }) =>
        letters.verifyAddress(user, confirmation(url, token)),
    },
    databaseHooks: {
      user: {
        create: {
          // Who comes from the provider for the first time is let in as by any other way.
          before: async ({ email }, context) =>
            signUp === 'open' ||
            context?.path?.startsWith('/callback/') !== true ||
            (await isInvited(db, email)),
        },
      },
    },
    onAPIError: { errorURL: `${url}/sign-in` },
    rateLimit: { enabled: false },
    advanced: {
      ...cookies(url),
      ipAddress: { ipAddressHeaders: ['x-northfit-address'] },
    },
    plugins: [
      organization({
        ac: access,
        roles: organizationRoles,
        creatorRole: 'owner',
        membershipLimit: 10_000,
        invitationExpiresIn: 7 * day,
        cancelPendingInvitationsOnReInvite: true,
        requireEmailVerificationOnInvitation: true,
        sendInvitationEmail: async (invitation) => letters.invite(invitation),
      }),
      twoFactor({ issuer: 'Northfit' }),
      bearer({ requireSignature: true }),
      ...(oidc === undefined ? [] : [provider(oidc)]),
    ],
  } satisfies BetterAuthOptions
}

/** Over https their name says that no other host, and no path, can have set them. */
function cookies(url: string) {
  const secure = url.startsWith('https:')
  return {
    cookiePrefix: secure ? '__Host-northfit' : 'northfit',
    useSecureCookies: false,
    defaultCookieAttributes: { secure },
  }
}

/** The link that shows an address to be somebody's own; it ends on the page for signing in. */
function confirmation(url: string, token: string): string {
  const query = new URLSearchParams({ token, callbackURL: '/sign-in?confirmed=yes' })
  return `${url}${authPath}/verify-email?${query}`
}

async function isInvited(db: Db, email: string): Promise<boolean> {
  const { rows } = await sql`select from invitation
    where lower(email) = ${email.toLowerCase()} and status = 'pending' and "expiresAt" > now()`.execute(
    db,
  )
  return rows.length > 0
}

const access = createAccessControl({
  organization: ['update', 'delete'],
  member: ['create', 'update', 'delete'],
  invitation: ['create', 'cancel'],
  team: ['create', 'update', 'delete'],
  ac: ['create', 'read', 'update', 'delete'],
})

/** What the library lets each role do by its own routes; ours have their own table. */
const manages = access.newRole({
  organization: ['update'],
  member: ['create', 'update', 'delete'],
  invitation: ['create', 'cancel'],
})
const works = access.newRole({ organization: [] })

const organizationRoles = {
  owner: access.newRole({
    organization: ['update', 'delete'],
    member: ['create', 'update', 'delete'],
    invitation: ['create', 'cancel'],
  }),
  admin: manages,
  editor: works,
  contributor: works,
  viewer: works,
  guest: works,
}

function provider({ issuer, clientId, clientSecret }: OidcSettings) {
  return genericOAuth({
    config: [
      {
        providerId: 'oidc',
        discoveryUrl: `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
        clientId,
        clientSecret,
        scopes: ['openid', 'email', 'profile'],
        pkce: true,
        requireIdTokenVerification: true,
      },
    ],
  })
}
