import { serve } from '@hono/node-server'
import { pino } from 'pino'
import { Fault } from '../domain/index.ts'
import { openRecords, type Records } from '../store/index.ts'
import { ApiKeys, lettersOf, setupToken, signIn, Workspaces } from './access/index.ts'
import { startAnalysis } from './analysis/index.ts'
import { createApp } from './app.ts'
import { requireWhole } from './backup/index.ts'
import { exportJob } from './export/index.ts'
import { recordsFolder, uploadsRoot } from './folders.ts'
import { Limits, type RateLimits } from './http/index.ts'
import { Jobs, workspaceJobs } from './jobs/index.ts'
import { Metrics } from './metrics/index.ts'
import { type Outgoing, outgoing } from './outgoing.ts'
import { keepSweeping } from './retention.ts'
import { routes } from './routes/index.ts'
import { Schedules } from './schedules/index.ts'
import { Scorers } from './scorers.ts'
import type { Services } from './services.ts'
import type { ServerSettings } from './settings.ts'
import { sweepUploads } from './uploads.ts'
import { Webhooks } from './webhooks/index.ts'
import { withPort } from './with-port.ts'

/** A server at work. */
export interface RunningServer {
  /** Where it listens on this machine. */
  readonly url: string
  /** Those it runs with: any free port has become a certain one. */
  readonly settings: ServerSettings
  /** Where the first owner makes their account; nobody needs it once there is one. */
  readonly setupLink?: string
  close(): Promise<void>
}

export interface StartOptions {
  readonly limits?: RateLimits
  /** Records that are open already, instead of those the settings name; closed with the server. */
  readonly records?: Records
}

/**
 * Starts the whole application: records, sign-in, jobs, HTTP.
 *
 * @throws Fault of the records, `config.port_taken`, those of keys and mail settings
 */
export async function startServer(
  wanted: ServerSettings,
  { limits, records: given }: StartOptions = {},
): Promise<RunningServer> {
  const settings = await withPort(wanted)
  const { databaseUrl } = settings
  const place =
    databaseUrl === undefined ? { folder: recordsFolder(settings) } : { url: databaseUrl }
  requireWhole(settings.home)
  const records = given ?? (await openRecords(place))
  const stops: (() => Promise<void>)[] = [() => records.close()]
  const stopAll = async () => {
    for (const stop of stops.toReversed()) await stop()
  }
  try {
    await sweepUploads(uploadsRoot(settings), new Date())
    const { close: hangUp, ...out } = await outgoing(settings)
    stops.push(hangUp)
    const closing = new AbortController()
    const services = servicesOf({ settings, records, limits, closing: closing.signal, ...out })
    stops.push(() => services.analysis.close())
    await services.jobs.start(services, { alone: databaseUrl === undefined })
    stops.push(() => services.jobs.stop())
    services.webhooks.start()
    stops.push(() => services.webhooks.stop())
    const onError = (error: unknown) => services.log.error({ err: error }, 'schedules')
    const schedules = new Schedules({ db: records.db, jobs: services.jobs, onError })
    schedules.start()
    stops.push(() => schedules.stop())
    stops.push(keepSweeping(services))
    stops.push(await listen(settings, services))
    stops.push(async () => closing.abort())
    const token = await setupToken(records.db)
    const link = token === undefined ? {} : { setupLink: `${settings.url}/setup?token=${token}` }
    const url = `http://${settings.host}:${settings.port}`
    return { url, settings, ...link, close: stopAll }
  } catch (error) {
    await stopAll()
    throw error
  }
}

interface Parts extends Omit<Outgoing, 'close'> {
  readonly settings: ServerSettings
  readonly records: Records
  readonly limits: RateLimits | undefined
  readonly closing: AbortSignal
}

function servicesOf({ settings, records, limits, closing, secrets, http, send }: Parts): Services {
  const log = pino({ level: settings.logLevel, base: { service: 'northfit' } }, logLines())
  const metrics = new Metrics(records)
  const secret = secrets.subkey('sessions').toString('base64url')
  const { url, signUp, oidc } = settings
  const auth = signIn(
    records,
    { url, secret, signUp, ...(oidc === undefined ? {} : { oidc }) },
    lettersOf(url, send),
  )
  return {
    settings,
    records,
    auth,
    log,
    closing,
    keys: new ApiKeys(records.db),
    workspaces: new Workspaces(records.db),
    limits: new Limits(limits),
    scorers: new Scorers(records.db),
    analysis: startAnalysis({ keepOpen: 60_000, patience: 5_000, grace: 5_000 }),
    secrets,
    metrics,
    webhooks: new Webhooks({
      db: records.db,
      http,
      secrets,
      onError: (error) => log.error({ err: error }, 'webhooks'),
      onAttempt: (outcome) => metrics.attempt(outcome),
    }),
    jobs: new Jobs(records, [...workspaceJobs, exportJob], (error) =>
      log.error({ err: error }, 'queue'),
    ),
  }
}

/** Written many at once, so that a line a request costs next to nothing; a kill loses those of the last second. */
function logLines() {
  return pino.destination({ dest: 1, sync: false, minLength: 4096, periodicFlush: 1000 })
}

/** Long enough for a large file over a slow line; a client that says nothing is gone much sooner. */
const requestTimeout = 3_600_000
const graceful = 10_000

/** Begins to listen; gives back what ends it. */
async function listen({ host, port, clientPatience }: ServerSettings, services: Services) {
  const headersTimeout = clientPatience * 1000
  const serverOptions = {
    headersTimeout,
    requestTimeout: Math.max(requestTimeout, headersTimeout),
    connectionsCheckingInterval: Math.min(5_000, headersTimeout / 2),
  }
  const app = createApp(routes, services)
  const server = await new Promise<ReturnType<typeof serve>>((resolve, reject) => {
    const starting = serve({ fetch: app.fetch, hostname: host, port, serverOptions }, () =>
      resolve(starting),
    )
    starting.once('error', (error) => reject(portFault(error, port)))
  })
  return async () => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()))
    const force = setTimeout(() => {
      if ('closeAllConnections' in server) server.closeAllConnections()
    }, graceful)
    if ('closeIdleConnections' in server) server.closeIdleConnections()
    await closed
    clearTimeout(force)
  }
}

function portFault(cause: unknown, port: number): unknown {
  const taken = cause instanceof Error && 'code' in cause && cause.code === 'EADDRINUSE'
  return taken ? new Fault('config.port_taken', { port }, {}, cause) : cause
}
