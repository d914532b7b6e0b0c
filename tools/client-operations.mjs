// Writes what the typed client knows of the API: every operation with its types. A test checks that it is current.
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { openApiDocument } from '../src/server/http/index.ts'
import { routes } from '../src/server/routes/index.ts'
import { root } from './setup.mjs'

/** The text of `src/client/operations.ts`. */
export function clientOperations() {
  const { paths, components } = JSON.parse(JSON.stringify(openApiDocument(routes, '')))
  const writer = typeWriter()
  const named = Object.entries(components.schemas).map(
    ([name, schema]) => `export type ${name} = ${writer.type(schema)}\n`,
  )
  const types = []
  const table = []
  for (const [place, item] of Object.entries(paths))
    for (const [method, operation] of Object.entries(item)) {
      if (!place.startsWith('/v1/')) continue
      const { entry, row } = operationOf(place, method, operation, writer)
      types.push(entry)
      table.push(row)
    }
  return [
    '// Made from the routes by `node tools/client-operations.mjs`. Not to be edited.',
    ...named,
    ...writer.parts,
    `/** Every operation of the API: what it takes and what it answers. */\nexport interface Operations {\n${types.join('\n')}\n}\n`,
    `/** How each is asked for: method, path, what comes back, and whether it may be repeated with a key. */\nexport const operations = {\n${table.join('\n')}\n} as const satisfies Record<keyof Operations, readonly [string, string, 'json' | 'nothing' | 'file', boolean]>\n`,
  ].join('\n')
}

function operationOf(place, method, operation, writer) {
  const { operationId: name, parameters = [], requestBody, responses, summary } = operation
  const of = (where) => parameters.filter((one) => one.in === where)
  const params = [...of('path'), ...of('query')]
    .map(
      ({ name: key, required, schema }) =>
        `${quoted(key)}${required ? '' : '?'}: ${writer.type(schema ?? {}, true)}`,
    )
    .join('; ')
  const body = requestBody?.content['application/json']?.schema
  const title = name[0].toUpperCase() + name.slice(1)
  const sent =
    body !== undefined
      ? writer.part(`${title}Body`, body)
      : requestBody === undefined
        ? 'undefined'
        : 'FileContent'
  const optional = requestBody?.required === false
  const [status, response] = Object.entries(responses).find(([one]) => one !== 'default')
  const json = response.content?.['application/json']?.schema
  const kind =
    json !== undefined
      ? 'json'
      : status === '204' || response.content === undefined
        ? 'nothing'
        : 'file'
  const answer =
    kind === 'json'
      ? writer.part(`${title}Answer`, json)
      : kind === 'file'
        ? 'Response'
        : 'undefined'
  const repeatable = of('header').some((one) => one.name === 'Idempotency-Key')
  const args = sent === 'undefined' ? '' : `; body${optional ? '?' : ''}: ${sent}`
  return {
    entry: `  /** ${summary} */\n  ${name}: { args: { ${params}${params === '' ? args.slice(2) : args} }; answer: ${answer} }`,
    row: `  ${name}: ['${method.toUpperCase()}', '${place}', '${kind}', ${repeatable}],`,
  }
}

/** Types of schemas; what is long and comes again is written once. */
function typeWriter() {
  const known = new Map()
  const parts = [
    '/** A file to send: in one piece, or as it comes. */\nexport type FileContent = Blob | Uint8Array<ArrayBuffer> | string | ReadableStream<Uint8Array>\n',
  ]
  const type = (schema, inPlace = false) => {
    const text = JSON.stringify(schema)
    if (!inPlace && known.has(text)) return known.get(text)
    return written(schema, type)
  }
  const part = (name, schema) => {
    const text = JSON.stringify(schema)
    if (known.has(text)) return known.get(text)
    const made = written(schema, type)
    if (made.length < 60) return made
    parts.push(`export type ${name} = ${made}\n`)
    known.set(text, name)
    return name
  }
  return { type, part, parts }
}

function written(schema, type) {
  const { $ref, const: only, enum: choices, anyOf, oneOf, allOf } = schema
  if ($ref !== undefined) return $ref.split('/').at(-1)
  if (only !== undefined) return JSON.stringify(only)
  if (choices !== undefined) return choices.map((one) => JSON.stringify(one)).join(' | ')
  const some = anyOf ?? oneOf
  if (some !== undefined) return [...new Set(some.map((one) => type(one)))].join(' | ')
  if (allOf !== undefined) return allOf.map((one) => `(${type(one)})`).join(' & ')
  if (schema.type === 'array') return listType(schema, type)
  if (schema.type === 'object') return objectType(schema, type)
  return (
    { string: 'string', number: 'number', integer: 'number', boolean: 'boolean', null: 'null' }[
      schema.type
    ] ?? 'unknown'
  )
}

function listType({ items, prefixItems }, type) {
  if (prefixItems === undefined) return `readonly (${type(items ?? {})})[]`
  return `readonly [${prefixItems.map((one) => type(one)).join(', ')}]`
}

function objectType({ properties = {}, required = [], additionalProperties }, type) {
  const own = Object.entries(properties).map(
    ([key, schema]) =>
      `readonly ${quoted(key)}${required.includes(key) ? '' : '?'}: ${type(schema)}`,
  )
  const open = typeof additionalProperties === 'object' && additionalProperties !== null
  if (own.length > 0) return `{ ${own.join('; ')} }`
  return open
    ? `Readonly<Record<string, ${type(additionalProperties)}>>`
    : 'Readonly<Record<string, unknown>>'
}

function quoted(key) {
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : JSON.stringify(key)
}

if (import.meta.main)
  writeFileSync(path.join(root, 'src', 'client', 'operations.ts'), clientOperations())
