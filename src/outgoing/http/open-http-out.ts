import { lookup } from 'node:dns/promises'
import { Agent } from 'undici'
import { Fault } from '../../domain/index.ts'
import { allowList } from './allow-list.ts'
import { checkedConnector, type Resolve } from './checked-connector.ts'
import { checkedUrl } from './checked-url.ts'
import { startDeadline } from './deadline.ts'
import { exchange, type Sending } from './exchange.ts'
import type { HttpAnswer, HttpOut, HttpRequest, RequestLimits } from './http-out.ts'
import type { Hop } from './redirect.ts'
import { requestHeaders } from './request-headers.ts'

export interface HttpOutSettings {
  /** Internal hosts that may be reached all the same: names, addresses or ranges, with or without a port. */
  readonly allow?: readonly string[]
  /** Ports of public hosts; 80 and 443 unless said otherwise. */
  readonly ports?: readonly number[]
  readonly requireHttps?: boolean
  readonly limits?: Partial<RequestLimits>
  readonly connectMs?: number
  readonly headerBytes?: number
  readonly userAgent?: string
  /** Certificates to trust in place of the system's, as PEM. */
  readonly ca?: string
  readonly resolve?: Resolve
}

const usualLimits: RequestLimits = {
  headersMs: 30_000,
  wholeMs: 60_000,
  bytes: 10 * 2 ** 20,
  redirects: 5,
}

/** Connections are kept for a while and used again; settings of a proxy in the environment are not read. */
export function openHttpOut(settings: HttpOutSettings = {}): HttpOut {
  const connectMs = settings.connectMs ?? 10_000
  const agent = new Agent({
    connect: checkedConnector({
      allowed: allowList(settings.allow ?? []),
      ports: settings.ports ?? [80, 443],
      resolve: settings.resolve ?? systemAddresses,
      connectMs,
      ...(settings.ca === undefined ? {} : { ca: settings.ca }),
    }),
    maxHeaderSize: settings.headerBytes ?? 16 * 1024,
    allowH2: false,
  })
  const sender = {
    agent,
    connectMs,
    requireHttps: settings.requireHttps ?? false,
    userAgent: settings.userAgent ?? 'Northfit',
  }
  return {
    send: async (request, signal) => {
      const limits = { ...usualLimits, ...settings.limits, ...request.limits }
      const hop = firstHop(request, sender)
      const deadline = startDeadline(hop.url.hostname, limits.wholeMs, signal)
      try {
        const sending = {
          agent,
          connectMs,
          limits,
          deadline,
          statusOnly: request.statusOnly ?? false,
        }
        return await follow(hop, sending, sender.requireHttps)
      } finally {
        deadline.end()
      }
    },
    close: () => agent.destroy(),
  }
}

interface Sender {
  readonly agent: Agent
  readonly connectMs: number
  readonly requireHttps: boolean
  readonly userAgent: string
}

function firstHop(request: HttpRequest, sender: Sender): Hop {
  return {
    url: checkedUrl(request.url, sender.requireHttps),
    method: request.method ?? 'GET',
    headers: requestHeaders(request.headers ?? {}, sender.userAgent),
    body: request.body,
  }
}

async function follow(first: Hop, sending: Sending, requireHttps: boolean): Promise<HttpAnswer> {
  const most = sending.limits.redirects
  let hop = first
  for (let count = 0; ; count++) {
    const step = await exchange(hop, sending)
    if ('status' in step) return step
    if (count === most)
      throw new Fault('http.too_many_redirects', { host: first.url.hostname, limit: most })
    hop = { ...step, url: checkedUrl(step.url.href, requireHttps) }
  }
}

async function systemAddresses(host: string): Promise<readonly string[]> {
  return (await lookup(host, { all: true })).map((found) => found.address)
}
