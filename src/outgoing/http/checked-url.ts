import { Fault } from '../../domain/index.ts'

/**
 * A URL that may be asked, in the one spelling by which hosts are compared (`http://2130706433/` is
 * `http://127.0.0.1/`, a dot at the end of the name is dropped). Where it leads is checked on connecting.
 */
export function checkedUrl(text: string, requireHttps: boolean): URL {
  const url = URL.parse(text)
  if (url === null) throw new Fault('http.bad_url')
  const host = url.hostname
  const isWeb = url.protocol === 'https:' || url.protocol === 'http:'
  if (!isWeb) throw new Fault('http.refused_scheme', { scheme: url.protocol.slice(0, -1), host })
  if (requireHttps && url.protocol === 'http:')
    throw new Fault('http.refused_scheme', { scheme: 'http', host })
  if (url.username !== '' || url.password !== '') throw new Fault('http.user_in_url', { host })
  url.hostname = host.replace(/\.$/, '')
  url.hash = ''
  return url
}
