import { text } from 'node:stream/consumers'
import { expect, it, onTestFinished } from 'vitest'
import { serve } from '../../../test/outgoing/local-server.ts'
import { openHttpOut } from '../http/index.ts'
import { deliverWebhook, newWebhookSecret, verifyWebhook } from './index.ts'

const secrets = [newWebhookSecret()]
const now = new Date('2026-11-20T10:00:00Z')
const message = { id: 'evt_1', body: '{"type":"job.ended"}' }

function out(allow: string[]) {
  const http = openHttpOut({ allow })
  onTestFinished(() => http.close())
  return http
}

it('posts the signed message, and tells what the receiver makes of it', async () => {
  const genuine: unknown[] = []
  const port = await serve(async (request, response) => {
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, `${value}`]),
    )
    verifyWebhook(headers, await text(request), secrets, now)
    genuine.push([request.method, request.url, headers['content-type']])
    const status = Number(request.url?.slice(1))
    response.writeHead(status, { location: '/200', 'retry-after': '120' }).end()
  })
  const deliver = (status: number) => {
    const endpoint = { url: `http://127.0.0.1:${port}/${status}`, secrets }
    return deliverWebhook(out(['127.0.0.1']), endpoint, message, now)
  }
  expect(await deliver(204)).toMatchObject({ outcome: 'delivered', status: 204 })
  expect(await deliver(302)).toMatchObject({ outcome: 'again', status: 302 })
  expect(await deliver(410)).toMatchObject({ outcome: 'gone', status: 410 })
  expect(await deliver(429)).toEqual({ outcome: 'again', status: 429, asked: 120_000 })
  expect(genuine).toEqual(
    [204, 302, 410, 429].map((status) => ['POST', `/${status}`, 'application/json']),
  )
})

it('is tried again where it could not be posted, and not at all where the caller gives up', async () => {
  const endpoint = { url: 'http://127.0.0.1/', secrets }
  const refused = { outcome: 'again', fault: 'http.refused_address' }
  expect(await deliverWebhook(out([]), endpoint, message, now)).toEqual(refused)
  const given = AbortSignal.abort(new Error('given up'))
  await expect(deliverWebhook(out([]), endpoint, message, now, given)).rejects.toThrow('given up')
})
