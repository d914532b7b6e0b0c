import { Fault } from '../../domain/index.ts'
import { inTime } from '../in-time.ts'

/**
 * A request's body as JSON: UTF-8, at most so many bytes, and no key that reaches into the prototype of what
 * is made from it. Nothing where there is no body.
 *
 * @throws Fault `request.too_large`, `request.media`, `request.malformed`, `request.slow`
 */
export async function readJson(request: Request, most: number, patience: number): Promise<unknown> {
  const text = await inTime(readText(request, most), patience)
  if (text === '') return undefined
  const type = request.headers.get('content-type') ?? ''
  if (!/^application\/(json|[\w.+-]+\+json)\s*(;|$)/i.test(type))
    throw new Fault('request.media', { given: type, wanted: 'application/json' })
  try {
    return text.includes('__proto__') ? JSON.parse(text, withoutPrototypes) : JSON.parse(text)
  } catch (error) {
    throw malformed(error)
  }
}

async function readText(request: Request, most: number): Promise<string> {
  const tooLarge = () => new Fault('request.too_large', { most })
  const announced = request.headers.get('content-length')
  if (Number(announced ?? 0) > most) throw tooLarge()
  try {
    // What says how long it is comes in one piece, which costs half of what streaming does.
    if (announced !== null) return decoded(await request.arrayBuffer())
    return request.body === null ? '' : decoded(await collected(request.body, most, tooLarge))
  } catch (error) {
    throw error instanceof Fault ? error : malformed(error)
  }
}

async function collected(
  body: ReadableStream<Uint8Array>,
  most: number,
  tooLarge: () => Fault,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of body) {
    bytes += chunk.byteLength
    if (bytes > most) throw tooLarge()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function decoded(bytes: ArrayBuffer | Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
}

function withoutPrototypes(key: string, value: unknown): unknown {
  if (key === '__proto__') throw new SyntaxError('the key __proto__ is not allowed')
  return value
}

function malformed(cause: unknown): Fault {
  const reason = cause instanceof Error ? cause.message : String(cause)
  return new Fault('request.malformed', { reason: reason.slice(0, 200) }, {}, cause)
}
