import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { Fault } from '../../domain/index.ts'

const types: Readonly<Record<string, string>> = {
  '.csv': 'text/csv; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.json': 'application/json',
  '.md': 'text/markdown; charset=utf-8',
  '.zip': 'application/zip',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/**
 * A file to be saved, never shown: it holds what users' files held, so no browser may take it for a page of
 * ours.
 *
 * @throws Fault `access.not_found` where there is no such file
 */
export async function download(file: string, as = path.basename(file)): Promise<Response> {
  const found = await stat(file).catch(() => undefined)
  if (found?.isFile() !== true) throw new Fault('access.not_found')
  return attachment(as, Readable.toWeb(createReadStream(file)), found.size)
}

/** The same for what is at hand. */
export function attachment(
  name: string,
  body: ConstructorParameters<typeof Response>[0],
  bytes: number,
): Response {
  const plain = name.replaceAll(/[^\w.-]/g, '_')
  return new Response(body, {
    headers: {
      'content-type': types[path.extname(name)] ?? 'application/octet-stream',
      'content-length': String(bytes),
      'content-disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encoded(name)}`,
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
    },
  })
}

/** As RFC 8187 asks for, which leaves fewer signs alone than addresses do. */
function encoded(name: string): string {
  return encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
