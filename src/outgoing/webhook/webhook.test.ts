import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { reference } from '../../../test/reference/read.ts'
import {
  newWebhookSecret,
  nextAttempt,
  retryAfter,
  signWebhook,
  verifyWebhook,
  webhookOutcome,
} from './index.ts'

const [one, two] = [newWebhookSecret(), newWebhookSecret()]
const now = new Date('2026-11-20T10:00:00Z')
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000)
const body = '{"type":"job.ended"}'
const signed = signWebhook({ id: 'evt_1', body }, [one], now)
const fault = (code: string) => expect.objectContaining({ code })

describe('signatures', () => {
  // The last one is the example of the standard's own libraries, the others are by openssl.
  const vectors = [
    ...reference('webhooks.json'),
    {
      secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
      id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      timestamp: 1614265330,
      body: '{"test": 2432232314}',
      signature: 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    },
  ]

  it.each(vectors)('are those of other programs: $id', (vector) => {
    const at = new Date(vector.timestamp * 1000 + 999)
    const headers = signWebhook(vector, [vector.secret], at)
    expect(headers['webhook-signature']).toBe(vector.signature)
    verifyWebhook(headers, Buffer.from(vector.body), [vector.secret], at)
  })

  it('hold for what was signed, and for nothing else', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.nat(), fc.integer({ min: 1, max: 255 }), (bytes, at, by) => {
        const headers = signWebhook({ id: 'evt_1', body: bytes }, [one], now)
        verifyWebhook(headers, bytes, [one], now)
        const place = at % (bytes.length + 1)
        const changed = Uint8Array.from(
          [...bytes, 0].map((byte, i) => (i === place ? byte ^ by : byte)),
        )
        expect(() => verifyWebhook(headers, changed, [one], now)).toThrow(
          fault('webhook.bad_signature'),
        )
      }),
    )
    for (const changed of [{ 'webhook-id': 'evt_2' }, { 'webhook-timestamp': '1795168801' }])
      expect(() => verifyWebhook({ ...signed, ...changed }, body, [one], now)).toThrow(
        fault('webhook.bad_signature'),
      )
  })

  it('let a receiver change its secret', () => {
    const both = signWebhook({ id: 'evt_1', body }, [one, two], now)
    for (const secret of [one, two]) verifyWebhook(both, body, [secret], now)
    verifyWebhook(signed, body, [two, one], now)
    const withOther = { ...signed, 'webhook-signature': `v1a,AA== ${signed['webhook-signature']}` }
    verifyWebhook(withOther, body, [one], now)
    expect(() => verifyWebhook(signed, body, [two], now)).toThrow(fault('webhook.bad_signature'))
  })

  it('hold for five minutes either way', () => {
    for (const seconds of [-300, 300]) verifyWebhook(signed, body, [one], later(seconds))
    for (const seconds of [-301, 301])
      expect(() => verifyWebhook(signed, body, [one], later(seconds))).toThrow(
        fault('webhook.stale'),
      )
  })

  it('are asked for', () => {
    const unsigned = [
      {},
      { ...signed, 'webhook-id': undefined },
      { ...signed, 'webhook-signature': '' },
      { ...signed, 'webhook-timestamp': '1e9' },
    ]
    for (const headers of unsigned)
      expect(() => verifyWebhook(headers, body, [one], now)).toThrow(fault('webhook.unsigned'))
  })

  it('need a secret of the standard, and an id that cannot run into the time', () => {
    for (const secret of ['', 'whsec_', 'whsec_c2hvcnQ=', `whsec_${'A'.repeat(96)}`, one.slice(6)])
      expect(() => signWebhook({ id: 'evt_1', body }, [secret], now)).toThrow(
        fault('webhook.bad_secret'),
      )
    expect(() => signWebhook({ id: 'evt.1', body }, [one], now)).toThrow('a webhook id')
  })
})

describe('attempts', () => {
  it('come ever more slowly, spread by a tenth, and end', () => {
    const middle = Array.from({ length: 11 }, (_, i) => nextAttempt(i + 1, 0.5))
    const seconds = [0, 5, 300, 1800, 7200, 18000, 36000, 50400, 72000, 86400]
    expect(middle).toEqual([...seconds.map((wait) => wait * 1000), undefined])
    expect([nextAttempt(3, 0), nextAttempt(3, 0.999999)]).toEqual([270_000, 330_000])
  })

  it('wait as long as the receiver asks, up to a day', () => {
    expect(nextAttempt(2, 0.5, 60_000)).toBe(60_000)
    expect(nextAttempt(4, 0.5, 60_000)).toBe(1_800_000)
    expect(nextAttempt(2, 0.5, 1e12)).toBe(86_400_000)
  })

  it('read Retry-After in seconds and as a day', () => {
    const read = (header?: string) => retryAfter(header, now)
    expect([read('120'), read(' 0 ')]).toEqual([120_000, 0])
    expect(read('Fri, 20 Nov 2026 10:01:00 GMT')).toBe(60_000)
    expect(read('Fri, 20 Nov 2026 09:00:00 GMT')).toBe(0)
    for (const header of [undefined, '', '-1', '1.5', 'soon', '2026-11-20', 'Fri, 99 Xyz 2026 GMT'])
      expect(read(header)).toBeUndefined()
  })

  it('end with success, and with a receiver that is gone', () => {
    const outcomes = [200, 204, 299, 301, 400, 404, 410, 429, 500, 503].map(webhookOutcome)
    const again = (count: number) => Array.from({ length: count }, () => 'again')
    expect(outcomes).toEqual([
      ...['delivered', 'delivered', 'delivered'],
      ...again(3),
      'gone',
      ...again(3),
    ])
  })
})
