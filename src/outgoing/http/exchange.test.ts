import type { IncomingMessage } from 'node:http'
import net from 'node:net'
import { buffer } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { describe, expect, it, onTestFinished } from 'vitest'
import { listening, serve } from '../../../test/outgoing/local-server.ts'
import { type HttpOutSettings, openHttpOut } from './open-http-out.ts'

const fault = (code: string, facts = {}) =>
  expect.objectContaining({ code, facts: expect.objectContaining(facts) })

function out(settings: HttpOutSettings = {}) {
  const resolve = async () => ['127.0.0.1']
  const opened = openHttpOut({ allow: ['example.test'], resolve, ...settings })
  onTestFinished(() => opened.close())
  return opened
}

async function raw(bytes: string): Promise<string> {
  const server = net.createServer((socket) => {
    socket.on('error', () => {})
    socket.once('data', () => socket.end(bytes))
  })
  return `http://example.test:${await listening(server)}/`
}

describe('an exchange', () => {
  it('carries method, headers and body there, and status, headers and body back', async () => {
    let heard: IncomingMessage | undefined
    const port = await serve(async (request, response) => {
      heard = request
      response.writeHead(422, { 'x-one': 'a', 'x-two': ['b', 'c'] }).end(await buffer(request))
    })
    const answer = await out({ userAgent: 'Northfit/1' }).send({
      method: 'PUT',
      url: `http://example.test:${port}/a%20b?c=d#e`,
      headers: { Authorization: 'Bearer x', 'Content-Type': 'text/plain' },
      body: 'متن',
    })
    expect([heard?.method, heard?.url]).toEqual(['PUT', '/a%20b?c=d'])
    expect(heard?.headers).toMatchObject({
      host: `example.test:${port}`,
      authorization: 'Bearer x',
      'content-type': 'text/plain',
      'user-agent': 'Northfit/1',
    })
    expect(answer).toMatchObject({ status: 422, url: `http://example.test:${port}/a%20b?c=d` })
    expect(answer.headers).toMatchObject({ 'x-one': 'a', 'x-two': 'b, c' })
    expect(new TextDecoder().decode(answer.body)).toBe('متن')
  })

  it('uses a connection again', async () => {
    const sockets = new Set<unknown>()
    const port = await serve((request, response) => {
      sockets.add(request.socket)
      response.end('x'.repeat(1000))
    })
    const sender = out()
    for (let i = 0; i < 3; i++) {
      await sender.send({ url: `http://example.test:${port}/` })
      await sleep(10)
    }
    expect(sockets.size).toBe(1)
  })

  const refused = {
    'x-split': 'a\r\nhost: other',
    'x-nul': 'a\0',
    'x-wide': 'شرکت',
    'a b': 'c',
    'a\r\nb': 'c',
    '': 'a',
    Host: 'other.test',
    'Transfer-Encoding': 'chunked',
    'Proxy-Authorization': 'a',
  }
  it.each(Object.entries(refused))('refuses the header %j: %j', async (name, value) => {
    const sent = out().send({ url: 'http://example.test/', headers: { [name]: value } })
    await expect(sent).rejects.toThrow(fault('http.bad_header', { name }))
  })

  it.each([
    ['gzip', gzipSync('text')],
    ['x-gzip', gzipSync('text')],
    ['br', brotliCompressSync('text')],
    ['identity', Buffer.from('text')],
  ])('unpacks %s', async (coding, packed) => {
    const port = await serve((_request, response) =>
      response.writeHead(200, { 'content-encoding': coding }).end(packed),
    )
    const { body } = await out().send({ url: `http://example.test:${port}/` })
    expect(new TextDecoder().decode(body)).toBe('text')
  })

  it('has no body to unpack after HEAD and 204', async () => {
    const port = await serve((request, response) =>
      response
        .writeHead(request.method === 'HEAD' ? 200 : 204, { 'content-encoding': 'gzip' })
        .end(),
    )
    for (const method of ['HEAD', 'GET'] as const) {
      const answer = await out().send({ method, url: `http://example.test:${port}/` })
      expect(answer.body).toHaveLength(0)
    }
  })
})

describe('limits of size', () => {
  const limits = { bytes: 100_000 }

  it('hold for a body that says its length, before it is read', async () => {
    const port = await serve((_request, response) => {
      response.writeHead(200, { 'content-length': 100_001 })
      response.flushHeaders()
    })
    await expect(out({ limits }).send({ url: `http://example.test:${port}/` })).rejects.toThrow(
      fault('http.too_large', { limit: 100_000 }),
    )
  })

  it('end a body without an end', async () => {
    let closed = () => {}
    const ended = new Promise<void>((resolve) => {
      closed = resolve
    })
    const port = await serve((_request, response) => {
      const fill = () => {
        while (response.write('x'.repeat(10_000)));
      }
      response.on('drain', fill).on('close', closed)
      fill()
    })
    await expect(out({ limits }).send({ url: `http://example.test:${port}/` })).rejects.toThrow(
      fault('http.too_large'),
    )
    await ended
  })

  it('hold for what is unpacked', async () => {
    const bombs = { gzip: gzipSync, br: brotliCompressSync }
    for (const [coding, pack] of Object.entries(bombs)) {
      const bomb = pack(Buffer.alloc(5_000_000))
      expect(bomb.length).toBeLessThan(100_000)
      const port = await serve((_request, response) =>
        response.writeHead(200, { 'content-encoding': coding }).end(bomb),
      )
      await expect(out({ limits }).send({ url: `http://example.test:${port}/` })).rejects.toThrow(
        fault('http.too_large'),
      )
    }
  })

  it('do not matter where only the status does, and the body can be as it likes', async () => {
    const bodies = new Map([
      ['/long', 'x'.repeat(200_000)],
      ['/short', 'x'],
    ])
    const port = await serve(({ url }, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' })
      const body = bodies.get(`${url}`)
      if (body !== undefined) return response.end(body)
      const timer = setInterval(() => response.write('x'.repeat(10_000)), 1)
      return response.on('close', () => clearInterval(timer))
    })
    const sender = out({ limits })
    for (const place of [...bodies.keys(), '/endless']) {
      const url = `http://example.test:${port}${place}`
      const answer = await sender.send({ url, statusOnly: true })
      expect([answer.status, answer.body.length]).toEqual([200, 0])
    }
  })

  it('let through what just fits, and are wider for one request where it says so', async () => {
    const port = await serve((_request, response) => response.end('x'.repeat(100_000)))
    const url = `http://example.test:${port}/`
    expect((await out({ limits }).send({ url })).body).toHaveLength(100_000)
    await expect(out({ limits }).send({ url, limits: { bytes: 99_999 } })).rejects.toThrow(
      fault('http.too_large'),
    )
  })

  it('hold for headers', async () => {
    const url = await raw(`HTTP/1.1 200 OK\r\nx: ${'y'.repeat(20_000)}\r\n\r\n`)
    await expect(out().send({ url })).rejects.toThrow(fault('http.bad_answer', { flaw: 'headers' }))
  })
})

describe('limits of time', () => {
  const timeout = (phase: string) => fault('http.timeout', { host: 'example.test', phase })

  it('hold for a look-up that does not end', async () => {
    const late = out({ connectMs: 100, resolve: () => new Promise(() => {}) })
    await expect(late.send({ url: 'http://example.test/' })).rejects.toThrow(timeout('connect'))
  })

  it('hold for a handshake that does not end', async () => {
    const port = await listening(net.createServer((socket) => socket.on('error', () => {})))
    const sent = out({ connectMs: 100 }).send({ url: `https://example.test:${port}/` })
    await expect(sent).rejects.toThrow(timeout('connect'))
  })

  it('hold for headers that do not come', async () => {
    const url = `http://example.test:${await serve(() => {})}/`
    const sent = out({ limits: { headersMs: 100 } }).send({ url })
    await expect(sent).rejects.toThrow(timeout('headers'))
  })

  it('hold for a body that stops, and for one that only trickles', async () => {
    const stops = await serve((_request, response) => response.writeHead(200).write('x'))
    const silent = out({ limits: { headersMs: 100 } })
    await expect(silent.send({ url: `http://example.test:${stops}/` })).rejects.toThrow(
      timeout('body'),
    )
    const trickles = await serve((_request, response) => {
      const timer = setInterval(() => response.write('x'), 20)
      response.on('close', () => clearInterval(timer))
    })
    const slow = out({ limits: { wholeMs: 300 } })
    await expect(slow.send({ url: `http://example.test:${trickles}/` })).rejects.toThrow(
      timeout('whole'),
    )
  })

  it('end when the caller gives up, before and while waiting', async () => {
    const url = `http://example.test:${await serve(() => {})}/`
    const given = AbortSignal.abort(new Error('given up'))
    await expect(out().send({ url }, given)).rejects.toThrow('given up')
    const giving = new AbortController()
    const sent = out().send({ url }, giving.signal)
    await sleep(50)
    giving.abort(new Error('enough'))
    await expect(sent).rejects.toThrow('enough')
  })
})

describe('what cannot be read', () => {
  const packed = gzipSync('text'.repeat(100))
  const answers = {
    form: 'SSH-2.0-OpenSSH_9.2\r\n',
    coding: 'HTTP/1.1 200 OK\r\ncontent-encoding: zip\r\ncontent-length: 1\r\n\r\nx',
    cut_off: 'HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nx',
  }
  it.each(Object.entries(answers))('is an answer of bad %s', async (flaw, bytes) => {
    const sent = out().send({ url: await raw(bytes) })
    await expect(sent).rejects.toThrow(fault('http.bad_answer', { flaw }))
  })

  it.each([
    ['gzip', Buffer.from('not gzip')],
    ['gzip', packed.subarray(0, -10)],
    ['br', Buffer.from('not brotli')],
    ['gzip, gzip', gzipSync(packed)],
    ['constructor', packed],
  ])('is a damaged or strange packing: %s', async (coding, bytes) => {
    const port = await serve((_request, response) =>
      response.writeHead(200, { 'content-encoding': coding }).end(bytes),
    )
    await expect(out().send({ url: `http://example.test:${port}/` })).rejects.toThrow(
      fault('http.bad_answer'),
    )
  })

  it('is a host that does not listen, or hangs up', async () => {
    const nobody = await serve(() => {}, '127.0.0.3')
    await expect(out().send({ url: `http://example.test:${nobody}/` })).rejects.toThrow(
      fault('http.unreachable', { reason: 'ECONNREFUSED' }),
    )
    await expect(out().send({ url: await raw('') })).rejects.toThrow(fault('http.unreachable'))
  })
})
