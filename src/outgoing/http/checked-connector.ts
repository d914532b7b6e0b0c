import { isIP, type LookupFunction } from 'node:net'
import { buildConnector } from 'undici'
import { Fault } from '../../domain/index.ts'
import { type Allowed, hostName } from './allow-list.ts'
import { isPublic } from './public-address.ts'

/** Addresses of a name; the system's look-up unless a test says otherwise. */
export type Resolve = (host: string) => Promise<readonly string[]>

export interface ConnectRules {
  readonly allowed: Allowed
  readonly ports: readonly number[]
  readonly resolve: Resolve
  readonly connectMs: number
  /** Certificates to trust in place of the system's, as PEM. */
  readonly ca?: string
}

/**
 * Opens connections only to addresses that were checked: the name is looked up once, every address it has
 * is judged, and those very addresses are connected to, so that a name cannot lead elsewhere a moment later.
 */
export function checkedConnector(rules: ConnectRules): buildConnector.connector {
  return (options, callback) => {
    const port = Number(options.port) || (options.protocol === 'https:' ? 443 : 80)
    checkedAddresses(hostName(options.hostname), port, rules)
      .then((addresses) => connectTo(addresses, rules)(options, callback))
      .catch((error: Error) => callback(error, null))
  }
}

function connectTo(addresses: readonly string[], rules: ConnectRules): buildConnector.connector {
  const found = addresses.map((address) => ({ address, family: isIP(address) }))
  const lookup: LookupFunction = (_host, _options, callback) => callback(null, found)
  return buildConnector({
    lookup,
    autoSelectFamily: true,
    autoSelectFamilyAttemptTimeout: Math.max(250, Math.ceil(rules.connectMs / (found.length + 1))),
    timeout: rules.connectMs,
    allowH2: false,
    maxCachedSessions: 0,
    ...(rules.ca === undefined ? {} : { ca: rules.ca }),
  })
}

/** One refused address refuses the name: what else it says cannot be trusted either. */
async function checkedAddresses(
  host: string,
  port: number,
  rules: ConnectRules,
): Promise<readonly string[]> {
  const addresses = isIP(host) === 0 ? await addressesOf(host, rules) : [host]
  for (const address of addresses) {
    if (rules.allowed(host, port, address)) continue
    if (!isPublic(address)) throw new Fault('http.refused_address', { host })
    if (!rules.ports.includes(port)) throw new Fault('http.refused_port', { host, port })
  }
  return addresses
}

async function addressesOf(host: string, rules: ConnectRules): Promise<readonly string[]> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    const facts = { host, phase: 'connect', seconds: rules.connectMs / 1000 }
    timer = setTimeout(() => reject(new Fault('http.timeout', facts)), rules.connectMs)
  })
  const looked = rules.resolve(host).catch((error) => {
    throw new Fault('http.unknown_host', { host }, {}, error)
  })
  const found = await Promise.race([looked, late]).finally(() => clearTimeout(timer))
  const addresses = found.filter((address) => isIP(address) !== 0)
  if (addresses.length === 0) throw new Fault('http.unknown_host', { host })
  return addresses
}
