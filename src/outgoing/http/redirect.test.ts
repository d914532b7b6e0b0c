import type { IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'
import { describe, expect, it, onTestFinished } from 'vitest'
import { serve } from '../../../test/outgoing/local-server.ts'
import type { HttpRequest } from './http-out.ts'
import { openHttpOut } from './index.ts'
import { redirected } from './redirect.ts'

const fault = (code: string, facts = {}) =>
  expect.objectContaining({ code, facts: expect.objectContaining(facts) })

function out() {
  const allow = ['example.test', 'other.test']
  const opened = openHttpOut({ allow, resolve: async () => ['127.0.0.1'] })
  onTestFinished(() => opened.close())
  return opened
}

/** Sends to a server that leads on to `location` first; tells what it heard after that. */
async function ledTo(location: (port: number) => string, status: number, request: object) {
  const heard: { method: string; headers: IncomingMessage['headers']; body: string }[] = []
  let port = 0
  port = await serve(async (asked, response) => {
    const body = await text(asked)
    if (asked.url === '/first')
      return response.writeHead(status, { location: location(port) }).end('moved')
    heard.push({ method: `${asked.method}`, headers: asked.headers, body })
    return response.end('there')
  })
  const first: HttpRequest = { url: `http://example.test:${port}/first`, ...request }
  return { answer: await out().send(first), heard }
}

const post = {
  method: 'POST',
  body: '{}',
  headers: {
    Accept: 'application/json',
    Authorization: 'Bearer x',
    Cookie: 'a=b',
    'Content-Type': 'application/json',
    'X-Api-Key': 'k',
  },
}

describe('redirects', () => {
  it.each([
    [301, 'POST', 'GET'],
    [302, 'POST', 'GET'],
    [303, 'POST', 'GET'],
    [303, 'PUT', 'GET'],
    [303, 'HEAD', 'HEAD'],
    [301, 'PUT', 'PUT'],
    [302, 'DELETE', 'DELETE'],
    [307, 'POST', 'POST'],
    [308, 'POST', 'POST'],
  ])('after %i change %s to %s, as fetch does', async (status, method, then) => {
    const { heard } = await ledTo(
      () => '/second',
      status,
      method === 'HEAD' ? { method } : { ...post, method },
    )
    const [second] = heard
    expect(second?.method).toBe(then)
    const keeps = then === method && method !== 'HEAD'
    expect([second?.body, second?.headers['content-type']]).toEqual(
      keeps ? ['{}', 'application/json'] : ['', undefined],
    )
  })

  it('keep every header on the same origin, and only harmless ones on another', async () => {
    const same = await ledTo(() => '/second', 307, post)
    expect(same.heard[0]?.headers).toMatchObject({ authorization: 'Bearer x', 'x-api-key': 'k' })
    const other = await ledTo((port) => `http://other.test:${port}/`, 307, post)
    const kept = other.heard[0]?.headers ?? {}
    expect(kept).toMatchObject({ accept: 'application/json', 'content-type': 'application/json' })
    for (const name of ['authorization', 'cookie', 'x-api-key']) expect(kept[name]).toBeUndefined()
  })

  it.each([
    ['http://169.254.169.254/latest/meta-data/', 'http.refused_address'],
    ['http://[::ffff:a9fe:a9fe]/', 'http.refused_address'],
    ['//2130706433/', 'http.refused_address'],
    ['file:///etc/passwd', 'http.refused_scheme'],
    ['http://user:secret@example.test/', 'http.user_in_url'],
    ['http://[', 'http.bad_redirect'],
  ])('are checked anew: %s', async (location, code) => {
    await expect(ledTo(() => location, 302, {})).rejects.toThrow(fault(code))
  })

  it('are followed five times', async () => {
    const port = await serve((request, response) => {
      const left = Number(request.url?.slice(1))
      if (left === 0) response.end('there')
      else response.writeHead(302, { location: `/${left - 1}` }).end()
    })
    const at = (left: number) => out().send({ url: `http://example.test:${port}/${left}` })
    expect((await at(5)).url).toBe(`http://example.test:${port}/0`)
    await expect(at(6)).rejects.toThrow(fault('http.too_many_redirects', { limit: 5 }))
  })

  it('are the answer where none is to be followed, and where they lead nowhere', async () => {
    const asked = await ledTo(() => '/second', 302, { limits: { redirects: 0 } })
    expect(asked.answer).toMatchObject({ status: 302, headers: { location: '/second' } })
    const port = await serve((_request, response) => response.writeHead(302).end('nowhere'))
    expect((await out().send({ url: `http://example.test:${port}/` })).status).toBe(302)
  })

  it('never lead from https to http', () => {
    const hop = {
      url: new URL('https://example.test/'),
      method: 'GET',
      headers: {},
      body: undefined,
    } as const
    expect(() => redirected(hop, 302, 'http://example.test/')).toThrow(
      fault('http.bad_redirect', { flaw: 'insecure' }),
    )
  })
})
