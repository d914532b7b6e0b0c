import { Fault } from '../../domain/index.ts'

export interface SmtpServer {
  readonly host: string
  readonly port: number
  readonly user: string
  readonly password: string
  /** Encrypted from the first byte (`smtps:`). */
  readonly secure: boolean
  /** Whether encryption begins with STARTTLS: always, where the server offers it, or never. */
  readonly startTls: 'off' | 'optional' | 'required'
}

/**
 * `smtp://user:password@host:port`, `smtps://`. A password is sent encrypted, or on this machine, or not at
 * all, unless `?tls=optional` or `?tls=off` says otherwise. The URL is never repeated: it has the password.
 */
export function smtpServer(text: string): SmtpServer {
  const url = URL.parse(text)
  if (url === null || url.hostname === '' || !/^smtps?:$/.test(url.protocol)) throw bad()
  const secure = url.protocol === 'smtps:'
  const [user, password] = [url.username, url.password].map(decoded)
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const isHere = host === 'localhost' || host === '::1' || host.startsWith('127.')
  const usual = user !== '' && !isHere ? 'required' : 'optional'
  const startTls = url.searchParams.get('tls') ?? usual
  if (startTls !== 'off' && startTls !== 'optional' && startTls !== 'required') throw bad()
  return {
    host,
    port: url.port === '' ? (secure ? 465 : 587) : Number(url.port),
    user: user ?? '',
    password: password ?? '',
    secure,
    startTls,
  }
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch (cause) {
    throw bad(cause)
  }
}

function bad(cause?: unknown): Fault {
  return new Fault('mail.bad_url', {}, {}, cause)
}
