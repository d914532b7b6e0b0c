import path from 'node:path'
import { z } from 'zod'
import { Fault } from '../domain/index.ts'
import type { OidcSettings } from './access/index.ts'

/** How a server is to run, checked. */
export interface ServerSettings {
  /** Folder of everything it keeps: embedded records, workspaces, uploads, letters without a mail server. */
  readonly home: string
  /** A PostgreSQL server for the records; embedded in `home` where there is none. */
  readonly databaseUrl?: string
  readonly host: string
  readonly port: number
  /** Where people reach it. */
  readonly url: string
  /** What keys are derived from; a file in `home` where there is none. */
  readonly secret?: string
  /** Who may make an account: only people who were invited, or anybody. */
  readonly signUp: 'invited' | 'open'
  readonly oidc?: OidcSettings
  /** A mail server; a folder in `home` where there is none. */
  readonly smtpUrl?: string
  readonly mailFrom: string
  /** The most bytes of one uploaded file. */
  readonly uploadLimit: number
  /** Seconds that a client may keep the server waiting in the middle of a request. */
  readonly clientPatience: number
  /** Proxies before the server, whose word about the client's address counts. */
  readonly proxies: number
  /** Hosts and address ranges inside one's own network that requests may go to all the same. */
  readonly outgoingAllow: readonly string[]
  /** What `GET /metrics` asks for; closed to all where there is none. */
  readonly metricsToken?: string
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent'
}

const webUrl = z.url({ protocol: /^https?$/ })
const text = z.string().min(1).max(2000)

const settingsSchema = z
  .strictObject({
    home: text.default('northfit-data'),
    databaseUrl: z.url({ protocol: /^postgres(ql)?$/ }).exactOptional(),
    host: text.default('127.0.0.1'),
    port: z.coerce.number().int().min(0).max(65_535).default(7370),
    url: webUrl.exactOptional(),
    secret: z.string().min(32).max(2000).exactOptional(),
    signUp: z.enum(['invited', 'open']).default('invited'),
    oidcIssuer: webUrl.exactOptional(),
    oidcClientId: text.exactOptional(),
    oidcClientSecret: text.exactOptional(),
    smtpUrl: z.url({ protocol: /^smtps?$/ }).exactOptional(),
    mailFrom: text.default('Northfit <northfit@localhost>'),
    uploadLimit: z.coerce.number().int().min(1).default(10_000_000_000),
    clientPatience: z.coerce.number().min(0.1).max(3600).default(30),
    proxies: z.coerce.number().int().min(0).max(10).default(0),
    outgoingAllow: z
      .union([z.array(text), z.string().transform((list) => list.split(/[\s,]+/).filter(Boolean))])
      .default([]),
    metricsToken: z
      .string()
      .regex(/^\S{16,500}$/)
      .exactOptional(),
    logLevel: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  })
  .refine(
    ({ oidcIssuer, oidcClientId, oidcClientSecret }) =>
      [oidcIssuer, oidcClientId, oidcClientSecret].every((part) => part === undefined) ||
      [oidcIssuer, oidcClientId, oidcClientSecret].every((part) => part !== undefined),
    { path: ['oidcIssuer'], params: { code: 'oidc' } },
  )

/** Settings by name, from the environment or a file: `databaseUrl` is NORTHFIT_DATABASE_URL there. */
export type GivenSettings = Readonly<Record<string, unknown>>

/**
 * Checks settings before anything starts. The later of the sources wins.
 *
 * @throws Fault `config.invalid` with the name of the setting
 */
export function serverSettings(...sources: readonly GivenSettings[]): ServerSettings {
  const given = Object.assign({}, ...sources.map(present))
  const read = settingsSchema.safeParse(given)
  if (!read.success) {
    const [issue] = read.error.issues
    const name =
      issue?.code === 'unrecognized_keys' ? (issue.keys[0] ?? '') : (issue?.path.join('.') ?? '')
    const field = `${name} (${variableOf(name)})`
    throw new Fault('config.invalid', { reason: issue?.message ?? '' }, { field })
  }
  const { oidcIssuer, oidcClientId, oidcClientSecret, url, ...settings } = read.data
  const { home, host, port } = settings
  const oidc =
    oidcIssuer === undefined || oidcClientId === undefined || oidcClientSecret === undefined
      ? {}
      : { oidc: { issuer: oidcIssuer, clientId: oidcClientId, clientSecret: oidcClientSecret } }
  const local = `http://${host === '127.0.0.1' || host === '0.0.0.0' ? 'localhost' : host}:${port}`
  return { ...settings, ...oidc, home: path.resolve(home), url: url?.replace(/\/$/, '') ?? local }
}

/** An empty variable is one that is not set. */
function present(source: GivenSettings): GivenSettings {
  return Object.fromEntries(
    Object.entries(source).filter(([, value]) => value !== undefined && value !== ''),
  )
}

/** `databaseUrl` in the environment: NORTHFIT_DATABASE_URL. */
export function variableOf(name: string): string {
  return `NORTHFIT_${name.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`
}

/** The settings that the environment may hold. */
export const settingNames = Object.keys(settingsSchema.shape)
