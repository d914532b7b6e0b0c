import fc from 'fast-check'
import { anything, fitting, isJson, isList, type Json, nearly, oddText } from './values.ts'

/** One request, as it goes over the line. */
export interface Asked {
  readonly operation: string
  readonly method: string
  readonly path: string
  readonly who: 'owner' | 'key' | 'nobody'
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array | undefined
}

/** What is there to be asked for, by the name of the parameter; and bodies that a schema alone would not make. */
export interface Known {
  readonly parameters: Readonly<Record<string, readonly string[]>>
  readonly bodies: Readonly<Record<string, readonly unknown[]>>
}

/** These end what the others need. */
const left = new Set(['signOut', 'eraseMe', 'endMemberSessions', 'setPolicy'])

/** Requests of every kind to every operation of the document. */
export function requestsOf(document: Json, known: Known): fc.Arbitrary<Asked> {
  const components = isJson(document['components']) ? document['components'] : {}
  const defs = isJson(components['schemas']) ? components['schemas'] : {}
  const paths = isJson(document['paths']) ? document['paths'] : {}
  const operations = Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(isJson(item) ? item : {}).flatMap(([method, operation]) =>
      isJson(operation) && !left.has(String(operation['operationId']))
        ? [requestOf({ path, method, operation, defs, known })]
        : [],
    ),
  )
  return fc.oneof(...operations)
}

interface Operation {
  readonly path: string
  readonly method: string
  readonly operation: Json
  readonly defs: Json
  readonly known: Known
}

function requestOf({ path, method, operation, defs, known }: Operation): fc.Arbitrary<Asked> {
  const name = String(operation['operationId'])
  const parameters = isList(operation['parameters']) ? operation['parameters'].filter(isJson) : []
  const query = parameters.filter((one) => one['in'] === 'query')
  return fc
    .record({
      path: pathOf(path, known),
      query: queryOf(query, defs),
      who: fc.oneof(
        { weight: 6, arbitrary: fc.constant('owner' as const) },
        { weight: 3, arbitrary: fc.constant('key' as const) },
        { weight: 1, arbitrary: fc.constant('nobody' as const) },
      ),
      headers: headersOf(),
      sent: method === 'get' ? fc.constant(nothing) : sentOf(operation, defs, known.bodies[name]),
    })
    .map(({ path: place, query: asked, headers, sent, who }) => ({
      operation: name,
      method: method.toUpperCase(),
      path: asked === '' ? place : `${place}?${asked}`,
      who,
      headers: { ...headers, ...(sent.type === undefined ? {} : { 'content-type': sent.type }) },
      body: sent.body,
    }))
}

/** Broken, overlong and doubled escapes, and those of no character. */
const escapes = [
  '%',
  '%zz',
  '%00',
  '%ff',
  '%c0%af',
  '%ed%a0%80',
  '%252e%252e',
  '..',
  '%2e%2e%2f',
  '%2F',
]

function pathOf(path: string, { parameters }: Known): fc.Arbitrary<string> {
  const parts = path.split('/').map((part) => {
    const name = /^\{(\w+)\}$/.exec(part)?.[1]
    if (name === undefined) return fc.constant(part)
    const junk = fc.oneof(fc.constantFrom(...escapes), oddText.map(encoded), fc.uuid())
    const there = (parameters[name] ?? []).map(encoded)
    if (there.length === 0) return junk
    const sure = name === 'workspace' || name === 'organization' ? 30 : 3
    return fc.oneof(
      { weight: sure, arbitrary: fc.constantFrom(...there) },
      { weight: 1, arbitrary: junk },
    )
  })
  return fc.tuple(...parts).map((all) => all.join('/'))
}

function queryOf(parameters: readonly Json[], defs: Json): fc.Arbitrary<string> {
  const cursors = fc.oneof(
    fc.constantFrom('', 'W10', 'WzFd', 'bnVsbA', 'eyJfX3Byb3RvX18iOjF9', '%00', '%zz', '💥'),
    fc.jsonValue().map((value) => Buffer.from(JSON.stringify(value)).toString('base64url')),
  )
  const pairs = parameters.map(({ name, schema }) => {
    const key = String(name)
    const good =
      name === 'cursor' ? cursors : fitting(schema, defs).map((value) => encoded(String(value)))
    const value = fc.oneof(
      { weight: 3, arbitrary: good },
      { weight: 1, arbitrary: oddText.map(encoded) },
      { weight: 1, arbitrary: fc.constantFrom(...escapes) },
    )
    return fc.option(
      value.map((one) => `${key}=${one}`),
      { nil: undefined },
    )
  })
  const odd = fc.oneof(
    { weight: 3, arbitrary: fc.constant(undefined) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        ...['__proto__=1', 'constructor[prototype]=1', '&&&', '=', 'limit=1&limit=2', 'teir=best'],
      ),
    },
  )
  return fc.tuple(...pairs, odd).map((all) => all.filter((one) => one !== undefined).join('&'))
}

function headersOf(): fc.Arbitrary<Record<string, string>> {
  const plain = fc
    .string({ minLength: 1, maxLength: 30 })
    .filter((text) => /^[\x21-\x7e]+$/.test(text))
  return fc.record(
    {
      'accept-language': fc.constantFrom('en', 'vi', 'th', 'zh', 'fa', '*;q=x', 'fa;q=0.9, de'),
      'idempotency-key': plain,
      'if-match': fc.constantFrom('"1"', '*', 'W/"0"', '"', '\u00ff'),
      'if-none-match': fc.constantFrom('"1"', '*'),
      'x-request-id': plain,
      'x-forwarded-for': plain,
    },
    { requiredKeys: [] },
  )
}

interface Sent {
  readonly type: string | undefined
  readonly body: Uint8Array | undefined
}

const nothing: Sent = { type: undefined, body: undefined }
const types = [
  'text/plain',
  'application/xml',
  'application/x-www-form-urlencoded',
  'x',
  'application/json; charset=utf-16',
]
const bytes = (text: string) => new TextEncoder().encode(text)
const broken = [
  bytes('{'),
  bytes('{"a":'),
  bytes('[1,]'),
  bytes('{"a":1}}'),
  bytes('NaN'),
  bytes('\u0000'),
  bytes('\ufeff{}'),
  bytes('{"__proto__":{"polluted":true}}'),
  bytes('{"a":1,"a":2}'),
  bytes('['.repeat(20_000)),
  bytes('['.repeat(50_000) + ']'.repeat(50_000)),
  bytes(`{"a":${'9'.repeat(5000)}}`),
  bytes('"\\ud800"'),
  new Uint8Array([0xff, 0xfe, 0x7b, 0x7d]),
  new Uint8Array([0x22, 0xc3, 0x28, 0x22]),
  new Uint8Array([0x22, 0xed, 0xa0, 0x80, 0x22]),
]
const multipart = bytes('--x\r\ncontent-disposition: form-data; name="a"\r\n\r\n1\r\n--x--\r\n')

function sentOf(
  operation: Json,
  defs: Json,
  seeds: readonly unknown[] | undefined,
): fc.Arbitrary<Sent> {
  const schema = bodySchema(operation)
  const made = schema === undefined ? anything : fitting(schema, defs)
  const good = seeds === undefined ? made : fc.oneof(made, fc.constantFrom(...seeds))
  const json = (value: fc.Arbitrary<unknown>) =>
    value.map((one): Sent => ({ type: 'application/json', body: bytes(JSON.stringify(one) ?? '') }))
  return fc.oneof(
    { weight: 4, arbitrary: json(good) },
    { weight: 6, arbitrary: json(nearly(good)) },
    { weight: 1, arbitrary: json(anything) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(...broken).map((body) => ({ type: 'application/json', body })),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom(...types).map((type) => ({ type, body: bytes('{}') })),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        { type: 'multipart/form-data; boundary=x', body: multipart },
        nothing,
      ),
    },
  )
}

function bodySchema({ requestBody }: Json): unknown {
  const content = isJson(requestBody) ? requestBody['content'] : undefined
  const json = isJson(content) ? content['application/json'] : undefined
  return isJson(json) ? json['schema'] : undefined
}

/** Lone surrogates cannot be escaped; as raw bytes they are broken UTF-8. */
function encoded(text: string): string {
  return text.isWellFormed() ? encodeURIComponent(text) : '%ed%a0%80'
}
