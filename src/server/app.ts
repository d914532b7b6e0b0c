import { randomUUID } from 'node:crypto'
import { getConnInfo } from '@hono/node-server/conninfo'
import { type Context, Hono } from 'hono'
import { Fault } from '../domain/index.ts'
import { isLanguage, type Language, type Translator, translator } from '../messages/index.ts'
import { completed, failed, handle, type RequestContext, type Route } from './http/index.ts'
import { tellOnPage } from './pages/index.ts'
import type { Services } from './services.ts'

/** The whole server as a function from request to response. */
export function createApp(routes: readonly Route[], services: Services): Hono {
  const app = new Hono()
  for (const route of routes) {
    app.on(route.method, honoPath(route.path), async (c) => {
      const begun = performance.now()
      const context = contextOf(c, services)
      const handled = await handle(route, c.req.param(), context, services)
      note(route, handled.status, performance.now() - begun, context, services)
      return completed(handled, context)
    })
  }
  for (const [path, methods] of methodsOf(routes)) {
    app.all(honoPath(path), async (c) => {
      const context = contextOf(c, services)
      const fault = new Fault('request.method', { method: c.req.method, methods })
      const response = await failed(fault, context, services)
      response.headers.set('allow', methods.join(', '))
      return completed(response, context)
    })
  }
  app.notFound(async (c) => {
    const context = contextOf(c, services)
    const fault = new Fault('request.not_found', { path: c.req.path })
    return completed(await failed(fault, context, services, { tell: tellOnPage }), context)
  })
  return app
}

/** A line in the log and the figures: which route, never which path, for that may name an account. */
function note(
  { method, name }: Pick<Route, 'method' | 'name'>,
  status: number,
  ms: number,
  { id }: RequestContext,
  { log, metrics }: Services,
): void {
  metrics.request(method, name, status, ms / 1000)
  log.info({ request: id, method, route: name, status, ms: Math.round(10 * ms) / 10 }, 'request')
}

function honoPath(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, ':$1')
}

function methodsOf(routes: readonly Route[]): Map<string, string[]> {
  const methods = new Map<string, string[]>()
  for (const { path, method } of routes)
    methods.set(path, [...(methods.get(path) ?? []), method.toUpperCase()])
  return methods
}

function contextOf(c: Context, { settings }: Services): RequestContext {
  const given = c.req.header('x-request-id')
  return {
    id: given !== undefined && /^[\w.-]{8,64}$/.test(given) ? given : randomUUID(),
    address: addressOf(c, settings.proxies),
    translator: speaker(languageAsked(c.req.header('accept-language') ?? '')),
    request: c.req.raw,
    now: new Date(),
  }
}

/** The client's address; of what proxies say, only what our own wrote. */
function addressOf(c: Context, proxies: number): string {
  const peer = getConnInfo(c).remote.address ?? ''
  if (proxies === 0) return peer
  const named = (c.req.header('x-forwarded-for') ?? '').split(',').map((part) => part.trim())
  return named.at(-proxies) || peer
}

/** The first language of ours in `Accept-Language`, by the weights in it. */
function languageAsked(header: string): Language {
  const wanted = header
    .split(',')
    .map((part) => {
      const [tag = '', ...rest] = part.trim().split(';')
      const weight = /q=([\d.]+)/.exec(rest.join(';'))?.[1]
      return { language: tag.toLowerCase().split('-')[0] ?? '', weight: Number(weight ?? 1) }
    })
    .toSorted((a, b) => b.weight - a.weight)
  for (const { language } of wanted) if (isLanguage(language)) return language
  return 'en'
}

const speakers = new Map<Language, Translator>()

function speaker(language: Language): Translator {
  const known = speakers.get(language) ?? translator(language)
  speakers.set(language, known)
  return known
}
