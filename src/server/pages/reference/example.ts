import { nameOf, type Operation, type Schema } from './document.ts'

export type Schemas = Readonly<Record<string, Schema>>

const formats: Readonly<Record<string, string>> = {
  uuid: '3f2b8c1e-5d4a-4c6b-9e7f-0a1b2c3d4e5f',
  email: 'ada@example.com',
  uri: 'https://example.com/',
  date: '2026-01-31',
  'date-time': '2026-01-31T09:30:00Z',
}

/** The least that a schema takes: what is required, each part as simple as it may be. */
export function exampleOf(schema: Schema, schemas: Schemas): unknown {
  if (schema.$ref !== undefined) return exampleOf(schemas[nameOf(schema.$ref)] ?? {}, schemas)
  const known = [schema.default, schema.const, schema.enum?.[0]].find((one) => one !== undefined)
  if (known !== undefined) return known
  const [choice] = schema.anyOf ?? schema.oneOf ?? schema.allOf ?? []
  if (choice !== undefined) return exampleOf(choice, schemas)
  return byType[[schema.type ?? 'string'].flat()[0] ?? '']?.(schema, schemas) ?? null
}

const byType: Readonly<Record<string, (schema: Schema, schemas: Schemas) => unknown>> = {
  object: ({ required = [], properties = {} }, schemas) =>
    Object.fromEntries(required.map((name) => [name, exampleOf(properties[name] ?? {}, schemas)])),
  array: ({ minItems = 0, items = {} }, schemas) =>
    minItems > 0 ? [exampleOf(items, schemas)] : [],
  integer: ({ minimum = 1 }) => minimum,
  number: ({ minimum = 1 }) => minimum,
  boolean: () => true,
  string: ({ format = '', minLength = 1 }) => formats[format] ?? '…'.padEnd(minLength, '…'),
}

/** A call of an operation with curl; what a caller has to put in is a variable of the shell. */
export function curl(method: string, path: string, operation: Operation, schemas: Schemas): string {
  const place = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => `$${name.toUpperCase()}`)
  const asked = operation.parameters.filter(({ in: at, required }) => at === 'query' && required)
  const query = asked.map(({ name }) => `${name}=$${name.toUpperCase()}`).join('&')
  const [type, body] = Object.entries(operation.requestBody?.content ?? {})[0] ?? []
  const lines = [
    `curl${method === 'get' ? '' : ` -X ${method.toUpperCase()}`} "$NORTHFIT${place}${query === '' ? '' : `?${query}`}"`,
  ]
  const token = operation['x-northfit-access'].scope === undefined ? 'SESSION' : 'KEY'
  if (operation.security === undefined) lines.push(`-H "Authorization: Bearer $NORTHFIT_${token}"`)
  if (type === 'application/octet-stream') lines.push('--data-binary @companies.csv')
  else if (type !== undefined && body !== undefined) {
    lines.push(`-H 'Content-Type: ${type}'`)
    lines.push(`-d '${JSON.stringify(exampleOf(body.schema, schemas))}'`)
  }
  return lines.join(' \\\n  ')
}
