import { errors } from 'undici'
import { Fault } from '../../domain/index.ts'

const untrusted =
  /^(?:CERT_|ERR_TLS_CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|INVALID_CA|HOSTNAME_MISMATCH)/
const broken = /^(?:Z_|ERR_BROTLI|ERR__ERROR|ERR_PADDING)/
const connecting = /^(?:E[A-Z]+$|ERR_SSL_|UND_ERR_SOCKET$)/

/** How far an exchange had come, with what it was allowed. */
export interface Progress {
  readonly host: string
  readonly answered: boolean
  readonly headersMs: number
  readonly connectMs: number
}

/** What failed, in the words of a user; an error that is not the network's is ours and stays what it is. */
export function httpFault(error: unknown, at: Progress): unknown {
  if (error instanceof Fault || !(error instanceof Error)) return error
  const { host } = at
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  const late = (phase: string, ms: number) =>
    new Fault('http.timeout', { host, phase, seconds: ms / 1000 }, {}, error)
  const bad = (flaw: string) => new Fault('http.bad_answer', { host, flaw }, {}, error)
  switch (code) {
    case 'ETIMEDOUT':
    case 'UND_ERR_CONNECT_TIMEOUT':
      return late('connect', at.connectMs)
    case 'UND_ERR_HEADERS_TIMEOUT':
      return late('headers', at.headersMs)
    case 'UND_ERR_BODY_TIMEOUT':
      return late('body', at.headersMs)
    case 'UND_ERR_HEADERS_OVERFLOW':
      return bad('headers')
    case 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH':
      return bad('cut_off')
    default:
  }
  if (untrusted.test(code)) return new Fault('http.untrusted', { host, reason: code }, {}, error)
  if (error instanceof errors.HTTPParserError || broken.test(code)) return bad('form')
  if (!connecting.test(code)) return error
  return at.answered
    ? bad('cut_off')
    : new Fault('http.unreachable', { host, reason: code }, {}, error)
}
