import { createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openSecrets } from './index.ts'

const first = 'b2xkZXN0IGtleSBvZiB0aGUgdGVzdHMsIDMyIGJ5dGVz'
const second = '000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f'
const secrets = openSecrets(second, 'test')
const fault = (code: string, flaw: string) =>
  expect.objectContaining({ code, facts: expect.objectContaining({ flaw }) })
const unreadable = (flaw: string) => fault('secret.unreadable', flaw)

describe('secrets', () => {
  it('open as they were sealed, and never look alike', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (secret, record) => {
        const envelope = secrets.seal(secret, record)
        expect(secrets.open(envelope, record)).toBe(secret)
        expect(secrets.seal(secret, record)).not.toBe(envelope)
      }),
    )
  })

  it('do not open for another record', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (secret, record, other) => {
        fc.pre(record !== other)
        const envelope = secrets.seal(secret, record)
        expect(() => secrets.open(envelope, other)).toThrow(unreadable('changed'))
      }),
    )
  })

  it('do not open with any sign of the envelope changed', () => {
    const envelope = secrets.seal('a token', 'connection:1')
    const signs = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=']
    for (let place = 0; place < envelope.length; place++)
      for (const sign of signs) {
        if (envelope[place] === sign) continue
        const changed = envelope.slice(0, place) + sign + envelope.slice(place + 1)
        expect(() => secrets.open(changed, 'connection:1')).toThrow(
          expect.objectContaining({ code: 'secret.unreadable' }),
        )
      }
    for (const cut of ['', 'v1', envelope.slice(0, -4), `${envelope}.`, `${envelope}.AAAA`])
      expect(() => secrets.open(cut, 'connection:1')).toThrow(unreadable('form'))
  })

  it('are what AES-256-GCM and HKDF say they are', () => {
    const [version, keyId, nonce, ciphertext, tag] = secrets
      .seal('a token', 'connection:1')
      .split('.')
    const master = Buffer.from(second, 'hex')
    const key = Buffer.from(hkdfSync('sha256', master, '', 'northfit/secrets', 32))
    const opening = createDecipheriv('aes-256-gcm', key, Buffer.from(nonce ?? '', 'base64url'))
    opening.setAAD(Buffer.from(`${version}.${keyId}.connection:1`))
    opening.setAuthTag(Buffer.from(tag ?? '', 'base64url'))
    const text = opening.update(ciphertext ?? '', 'base64url', 'utf8') + opening.final('utf8')
    expect(text).toBe('a token')
  })

  it('outlive a change of the master key until they are sealed again', () => {
    const old = openSecrets(first, 'test')
    const envelope = old.seal('a token', 'connection:1')
    const both = openSecrets(`${second}, ${first}`, 'test')
    expect(both.needsRotation(envelope)).toBe(true)
    const again = both.seal(both.open(envelope, 'connection:1'), 'connection:1')
    expect(both.needsRotation(again)).toBe(false)
    expect(secrets.open(again, 'connection:1')).toBe('a token')
    expect(() => secrets.open(envelope, 'connection:1')).toThrow(unreadable('other_key'))
  })
})

describe('keys made from a master key', () => {
  // openssl kdf -keylen 32 -kdfopt digest:SHA256 -kdfopt hexkey:0001..1f
  //   -kdfopt info:northfit/subkey/sessions HKDF
  const sessions = '192f77b70b84115dc99d759d2b73c0442bb6cc220433160ce8768026d0e0c035'

  it('are those of HKDF-SHA-256, and another for each purpose', () => {
    expect(secrets.subkey('sessions').toString('hex')).toBe(sessions)
    expect(secrets.subkey('other').toString('hex')).not.toBe(sessions)
  })

  it('sign for one purpose, and know what older keys signed', () => {
    const mac = openSecrets(first, 'test').mac('unsubscribe', 'member 7')
    const both = openSecrets(`${second}\n${first}\n`, 'test')
    expect(both.holds(mac, 'unsubscribe', 'member 7')).toBe(true)
    expect(both.holds(mac, 'unsubscribe', 'member 8')).toBe(false)
    expect(both.holds(mac, 'invite', 'member 7')).toBe(false)
    expect(both.holds('', 'unsubscribe', 'member 7')).toBe(false)
    expect(secrets.holds(mac, 'unsubscribe', 'member 7')).toBe(false)
  })
})

describe('master keys', () => {
  it('are taken in base64, base64url and hexadecimal alike', () => {
    const bytes = randomBytes(48)
    const spelled = (['base64', 'base64url', 'hex'] as const).map((as) => bytes.toString(as))
    const keys = spelled.map((text) => openSecrets(text, 'test').subkey('x').toString('hex'))
    expect(new Set(keys).size).toBe(1)
  })

  it('are refused where they are none, too short, or could be guessed, without being repeated', () => {
    const flaws = {
      empty: ' \n',
      spelling: 'passphrase!',
      short: 'c2hvcnQ=',
      guessable: 'a'.repeat(64),
    }
    for (const [flaw, text] of Object.entries(flaws)) {
      const open = () => openSecrets(text, 'NORTHFIT_SECRET_KEY')
      expect(open).toThrow(fault('secret.key_invalid', flaw))
      if (flaw !== 'empty') expect(open).not.toThrow(text)
    }
  })
})
