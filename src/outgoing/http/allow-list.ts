import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'
import { Fault } from '../../domain/index.ts'

/** Whether the operator named this place, so that it may be reached though it is not public. */
export type Allowed = (host: string, port: number, address: string) => boolean

/**
 * The internal hosts that an operator means to be reached: a name, an address or a range in CIDR, and where
 * only one port is meant, that port (`crm.intern:8443`, `10.0.0.0/8`, `[fd00::1]:8080`).
 */
export function allowList(entries: readonly string[]): Allowed {
  const tests = entries.map(testOf)
  return (host, port, address) => tests.some((test) => test(host, port, address))
}

function testOf(entry: string): Allowed {
  const text = entry.trim()
  if (ipaddr.isValidCIDR(text)) return within(text)
  if (isIP(text) !== 0) return sameAddress(text)
  const parts = /^(?<host>\[[^\]]+\]|[^:/@?#\s]+)(?::(?<port>\d{1,5}))?$/.exec(text)?.groups
  const host = URL.parse(`http://${parts?.['host'] ?? ''}`)?.hostname
  if (host === undefined) throw new Fault('http.bad_allow', { entry })
  const name = hostName(host)
  const test: Allowed = isIP(name) === 0 ? (asked) => asked === name : sameAddress(name)
  const only = parts?.['port']
  return only === undefined
    ? test
    : (asked, port, address) => port === Number(only) && test(asked, port, address)
}

function within(cidr: string): Allowed {
  const [range, bits] = ipaddr.parseCIDR(cidr)
  return (_host, _port, address) => {
    const parsed = ipaddr.parse(address)
    return parsed.kind() === range.kind() && parsed.match(range, bits)
  }
}

function sameAddress(address: string): Allowed {
  return within(`${address}/${isIP(address) === 4 ? 32 : 128}`)
}

/** A host as it is compared and looked up: no brackets round IPv6, no dot at the end. */
export function hostName(host: string): string {
  return host.replace(/^\[|\]$/g, '').replace(/\.$/, '')
}
