import { Fault } from '../../domain/index.ts'

/** Said by the connection itself; another word for them would split the request, or ask another host. */
const ours = new Set([
  'connection',
  'content-length',
  'expect',
  'host',
  'keep-alive',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
])

/** Headers under lower-case names; a name or value that HTTP cannot carry is refused, never mended. */
export function requestHeaders(
  given: Readonly<Record<string, string>>,
  userAgent: string,
): Readonly<Record<string, string>> {
  const headers = Object.entries(given).map(([name, value]) => {
    const lower = name.toLowerCase()
    const isName = /^[\w!#$%&'*+.^`|~-]+$/.test(name)
    const isValue = /^[\t\x20-\x7e\x80-\xff]*$/.test(value)
    if (!isName || !isValue || ours.has(lower) || lower.startsWith('proxy-'))
      throw new Fault('http.bad_header', { name })
    return [lower, value] as const
  })
  return {
    'user-agent': userAgent,
    'accept-encoding': 'gzip, br',
    ...Object.fromEntries(headers),
  }
}
