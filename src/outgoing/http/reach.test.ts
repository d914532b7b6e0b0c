import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import https from 'node:https'
import os from 'node:os'
import path from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { listening, serve } from '../../../test/outgoing/local-server.ts'
import { type HttpOutSettings, openHttpOut } from './open-http-out.ts'

function out(settings: HttpOutSettings) {
  const opened = openHttpOut(settings)
  onTestFinished(() => opened.close())
  return opened
}

const fault = (code: string, facts = {}) =>
  expect.objectContaining({ code, facts: expect.objectContaining(facts) })
const at = (address: string) => async () => [address]
const hello = () => {
  const heard: string[] = []
  const port = serve((request, response) => {
    heard.push(`${request.headers.host}${request.url}`)
    response.end('hello')
  })
  return { heard, port }
}

describe('what is not of the open internet', () => {
  const spellings = [
    ...['127.0.0.1', '127.1', '2130706433', '0x7f000001', '0177.0.0.1', '0x7f.1', '127.0.0.1.'],
    ...['①②⑦.⓪.⓪.①', '%31%32%37.0.0.1', '[::1]', '[::ffff:127.0.0.1]', '[::7f00:1]', '[::]'],
    ...['[64:ff9b::7f00:1]', '[2002:7f00:1::]', '[fd00:ec2::254]', '0.0.0.0', '169.254.169.254'],
  ]

  it.each(spellings)('is not connected to, however it is spelled: %s', async (spelling) => {
    const { heard, port } = hello()
    const sent = out({ ports: [await port] }).send({ url: `http://${spelling}:${await port}/` })
    await expect(sent).rejects.toThrow(fault('http.refused_address'))
    expect(heard).toEqual([])
  })

  it.each(['example.test', 'example.test.', 'EXAMPLE.test'])(
    'is not connected to under a name, and its address is not told: %s',
    async (name) => {
      const { heard, port } = hello()
      const there = out({ ports: [await port], resolve: at('127.0.0.1') })
      const error = await there.send({ url: `http://${name}:${await port}/` }).catch((e) => e)
      expect(error).toEqual(fault('http.refused_address', { host: 'example.test' }))
      expect(JSON.stringify([error.message, error.facts, error.cause])).not.toContain('127.0.0.1')
      expect(heard).toEqual([])
    },
  )

  it('is not connected to under a name that the system itself looks up', async () => {
    const { heard, port } = hello()
    const sent = out({ ports: [await port] }).send({ url: `http://localhost:${await port}/` })
    await expect(sent).rejects.toThrow(fault('http.refused_address'))
    expect(heard).toEqual([])
  })

  it('is not reached through a name that has a public address too', async () => {
    const both = out({ resolve: async () => ['8.8.8.8', '10.0.0.1'] })
    await expect(both.send({ url: 'https://example.test/' })).rejects.toThrow(
      fault('http.refused_address'),
    )
  })

  it('is reached where the operator allows it, by name, address or range, at its port', async () => {
    const { port: listens } = hello()
    const port = await listens
    const resolve = at('127.0.0.1')
    const send = (allow: string[], host = 'crm.intern') =>
      out({ allow, resolve }).send({ url: `http://${host}:${port}/` })
    for (const allow of ['crm.intern', `CRM.intern:${port}`, '127.0.0.0/8', `127.0.0.1:${port}`])
      expect((await send([allow])).status).toBe(200)
    for (const allow of ['crm.intern:1', 'other.intern', '10.0.0.0/8', '::/0', 'intern'])
      await expect(send([allow])).rejects.toThrow(fault('http.refused_address'))
    expect((await send(['crm.intern'], 'CRM.intern.')).url).toBe(`http://crm.intern:${port}/`)
    await expect(send(['crm.intern'], '127.0.0.1')).rejects.toThrow(fault('http.refused_address'))
  })

  it('is reached over IPv6 where that is allowed', async ({ skip }) => {
    const listens = await serve((_request, response) => response.end(), '::1').catch(
      () => undefined,
    )
    if (listens === undefined) return skip('no IPv6 here')
    const answer = await out({ allow: [`[::1]:${listens}`] }).send({
      url: `http://[0:0::0:1]:${listens}/`,
    })
    expect(answer.url).toBe(`http://[::1]:${listens}/`)
  })

  it.each(['', 'a b', 'crm.intern:99999999', 'http://crm.intern', '10.0.0.0/99', 'user@crm'])(
    'cannot be allowed by what is no host: "%s"',
    (entry) => {
      expect(() => openHttpOut({ allow: [entry] })).toThrow(fault('http.bad_allow'))
    },
  )
})

describe('a name that changes', () => {
  it('is looked up once a connection, and led to the address that was checked', async () => {
    const { heard, port: listens } = hello()
    const port = await listens
    const other: string[] = []
    await serve(
      (request, response) => response.end(other.push(`${request.url}`)),
      '127.0.0.2',
      port,
    )
    const looked: string[] = []
    const resolve = async (host: string) => [looked.push(host) === 1 ? '127.0.0.1' : '127.0.0.2']
    const rebound = out({ allow: ['127.0.0.1'], resolve })
    const url = `http://example.test:${port}/`
    expect((await rebound.send({ url })).status).toBe(200)
    expect(looked).toEqual(['example.test'])
    const again = out({ allow: ['127.0.0.1'], resolve })
    await expect(again.send({ url })).rejects.toThrow(fault('http.refused_address'))
    expect(heard).toEqual([`example.test:${port}/`])
    expect(other).toEqual([])
  })

  it('tries the other addresses where one does not answer', async () => {
    const { port } = hello()
    const resolve = async () => ['127.0.0.3', '127.0.0.1']
    const url = `http://example.test:${await port}/`
    expect((await out({ allow: ['example.test'], resolve }).send({ url })).status).toBe(200)
  })

  it('is unknown where the look-up fails, finds nothing, or finds no address', async () => {
    const fails = async () => Promise.reject(new Error('ENOTFOUND'))
    for (const resolve of [fails, async () => [], at('localhost'), at('127.1')])
      await expect(out({ resolve }).send({ url: 'https://example.test/' })).rejects.toThrow(
        fault('http.unknown_host', { host: 'example.test' }),
      )
  })
})

describe('addresses', () => {
  it('are of the web, whole, without a user, and on an allowed port', async () => {
    const open = out({ resolve: at('8.8.8.8'), requireHttps: true })
    const refused = {
      'not an address': 'http.bad_url',
      'http://': 'http.bad_url',
      'file:///etc/passwd': 'http.refused_scheme',
      'gopher://example.test/': 'http.refused_scheme',
      'http://example.test/': 'http.refused_scheme',
      'https://user@example.test/': 'http.user_in_url',
      'https://:secret@example.test/': 'http.user_in_url',
      'https://example.test:22/': 'http.refused_port',
    }
    for (const [url, code] of Object.entries(refused)) {
      const error = await open.send({ url }).catch((e) => e)
      expect([url, error.code]).toEqual([url, code])
      expect(error.message).not.toContain('secret')
    }
  })

  it('do not go through a proxy that the environment names', async () => {
    const { heard, port: listens } = hello()
    const { heard: proxied, port: proxy } = hello()
    const names = ['http_proxy', 'HTTP_PROXY', 'ALL_PROXY', 'NODE_USE_ENV_PROXY']
    for (const name of names) process.env[name] = `http://127.0.0.1:${await proxy}`
    onTestFinished(() => {
      for (const name of names) delete process.env[name]
    })
    const direct = out({ allow: ['example.test'], resolve: at('127.0.0.1') })
    await direct.send({ url: `http://example.test:${await listens}/` })
    expect([heard.length, proxied.length]).toEqual([1, 0])
  })
})

describe('certificates', () => {
  it('must be those of the name that was asked, whatever the address', async () => {
    const { key, cert } = certificateOf('example.test')
    const server = https.createServer({ key, cert }, (_request, response) => response.end('hello'))
    const port = await listening(server)
    const secure = { allow: ['127.0.0.1'], resolve: at('127.0.0.1'), requireHttps: true }
    const send = (host: string, ca?: string) =>
      out({ ...secure, ...(ca === undefined ? {} : { ca }) }).send({
        url: `https://${host}:${port}/`,
      })
    expect((await send('example.test', cert)).status).toBe(200)
    await expect(send('other.test', cert)).rejects.toThrow(
      fault('http.untrusted', { reason: 'ERR_TLS_CERT_ALTNAME_INVALID' }),
    )
    await expect(send('example.test')).rejects.toThrow(fault('http.untrusted'))
    await expect(send('127.0.0.1', cert)).rejects.toThrow(fault('http.untrusted'))
  })
})

function certificateOf(name: string): { key: string; cert: string } {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'northfit-certificate-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const files = { key: path.join(folder, 'key.pem'), cert: path.join(folder, 'cert.pem') }
  execFileSync(
    'openssl',
    [
      ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'],
      ...['-keyout', files.key, '-out', files.cert, '-days', '2', '-subj', `/CN=${name}`],
      ...['-addext', `subjectAltName=DNS:${name}`],
    ],
    { stdio: 'ignore' },
  )
  return { key: readFileSync(files.key, 'utf8'), cert: readFileSync(files.cert, 'utf8') }
}
