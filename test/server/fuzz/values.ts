import fc from 'fast-check'

/** A part of the OpenAPI document. */
export type Json = { readonly [key: string]: unknown }

/** What programs stumble over. Texts are as a client may send them, lone surrogates as JSON escapes them. */
const texts = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  'x\udc00y',
  '\u202eabc',
  'e\u0301\u0301\u0301',
  '👩‍👩‍👧‍👦',
  '۱۲۳٫۵',
  'ﷺ',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '../../../etc/passwd',
  '/etc/passwd',
  "'; drop table job; --",
  '%s%n%00',
  '<script>alert(1)</script>',
  '=HYPERLINK("https://example.com")',
  '2026-02-31',
  '+275760-09-13T00:00:00.001Z',
  '0000-00-00T00:00:00Z',
  '00000000-0000-0000-0000-000000000000',
  'true',
  'null',
  '1e999',
  'x'.repeat(600),
  '長'.repeat(20_000),
]
const numbers = [0, -0, -1, 1.5, 2 ** 31, -(2 ** 31) - 1, 2 ** 53, -(2 ** 53), 1e21, 1e308, -1e308]

export const oddText = fc.oneof(fc.constantFrom(...texts), fc.string({ unit: 'binary' }))

const oddKey = fc.oneof(
  fc.constantFrom('__proto__', 'constructor', '\u0000', '\ud800', ''),
  oddText,
)

/** Anything at all that JSON can say. */
export const anything: fc.Arbitrary<unknown> = fc.oneof(
  oddText,
  fc.constantFrom(...numbers),
  fc.constantFrom<unknown>(true, false, null, [], {}),
  fc.jsonValue({ maxDepth: 3 }),
  fc.tuple(oddKey, oddText).map(([key, value]) => own(key, value)),
  fc.constant(deep(300)),
  fc.array(oddText, { minLength: 1, maxLength: 60 }),
)

/** `{ [key]: value }` with every key as an own one, `__proto__` too. */
function own(key: string, value: unknown): object {
  return Object.defineProperty({}, key, { value, enumerable: true })
}

function deep(levels: number): unknown {
  let value: unknown = 1
  for (let level = 0; level < levels; level++) value = [value]
  return value
}

/** A value as a schema of the document asks for it, by and large: patterns are left to chance. */
export function fitting(schema: unknown, defs: Json): fc.Arbitrary<unknown> {
  if (!isJson(schema)) return anything
  const { $ref, const: only, default: _, enum: choices, anyOf, oneOf, allOf } = schema
  if (typeof $ref === 'string') return fitting(defs[$ref.split('/').at(-1) ?? ''], defs)
  if (only !== undefined) return fc.constant(only)
  if (isList(choices)) return fc.constantFrom(...choices)
  const some = anyOf ?? oneOf
  if (isList(some)) return fc.oneof(...some.map((one) => fitting(one, defs)))
  if (isList(allOf))
    return fc
      .tuple(...allOf.map((one) => fitting(one, defs)))
      .map((all) => Object.assign({}, ...all))
  return typed(schema, defs)
}

function typed(schema: Json, defs: Json): fc.Arbitrary<unknown> {
  const { type, minimum, maximum } = schema
  if (type === 'boolean') return fc.boolean()
  if (type === 'null') return fc.constant(null)
  if (type === 'integer')
    return fc.integer({ min: within(minimum, -1000), max: within(maximum, 100_000) })
  if (type === 'number')
    return fc.double({ min: within(minimum, -1e6), max: within(maximum, 1e6), noNaN: true })
  if (type === 'string') return textOf(schema)
  if (type === 'array') return listOf(schema, defs)
  if (type === 'object') return objectOf(schema, defs)
  return anything
}

const least = -(2 ** 31)
const within = (given: unknown, usual: number) =>
  typeof given === 'number' ? Math.max(least, Math.min(2 ** 31 - 1, given)) : usual

const formats: Readonly<Record<string, fc.Arbitrary<string>>> = {
  uuid: fc.uuid(),
  email: fc.emailAddress(),
  uri: fc.webUrl(),
  'date-time': fc.date({ noInvalidDate: true }).map((day) => day.toISOString()),
  date: fc
    .date({ noInvalidDate: true, min: new Date('1900-01-01'), max: new Date('2100-01-01') })
    .map((day) => day.toISOString().slice(0, 10)),
}

function textOf({ format, minLength, maxLength }: Json): fc.Arbitrary<string> {
  const known = typeof format === 'string' ? formats[format] : undefined
  if (known !== undefined) return known
  const minimum = typeof minLength === 'number' ? minLength : 0
  const most = typeof maxLength === 'number' ? Math.min(maxLength, minimum + 40) : minimum + 20
  return fc.string({ minLength: minimum, maxLength: most })
}

function listOf({ items, prefixItems, minItems, maxItems }: Json, defs: Json) {
  if (isList(prefixItems)) return fc.tuple(...prefixItems.map((item) => fitting(item, defs)))
  const minLength = typeof minItems === 'number' ? minItems : 0
  const maxLength = Math.max(minLength, typeof maxItems === 'number' ? Math.min(maxItems, 3) : 3)
  return fc.array(fitting(items, defs), { minLength, maxLength })
}

function objectOf({ properties, required, additionalProperties }: Json, defs: Json) {
  if (!isJson(properties))
    return fc.dictionary(fc.string({ maxLength: 12 }), fitting(additionalProperties, defs), {
      maxKeys: 4,
    })
  const parts = Object.entries(properties).map(
    ([key, schema]) => [key, fitting(schema, defs)] as const,
  )
  const needed = isList(required) ? required.map(String) : []
  return fc.record(Object.fromEntries(parts), {
    requiredKeys: needed.filter((key) => key in properties),
  })
}

/** Nearly what was asked for: somewhere in it something else. */
export function nearly(value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc.tuple(value, fc.nat(), anything, oddKey).map(([whole, where, odd, key]) => {
    const copy: unknown = structuredClone(whole)
    const places: (() => void)[] = []
    walk(copy, places, odd, key)
    const place = places[where % Math.max(1, places.length)]
    if (place === undefined) return odd
    place()
    return copy
  })
}

function walk(value: unknown, places: (() => void)[], odd: unknown, key: string): void {
  if (typeof value !== 'object' || value === null) return
  const put = (at: string) => () =>
    void Object.defineProperty(value, at, {
      value: odd,
      enumerable: true,
      configurable: true,
      writable: true,
    })
  for (const [at, part] of Object.entries(value)) {
    places.push(put(at))
    if (!Array.isArray(value)) places.push(() => void Reflect.deleteProperty(value, at))
    walk(part, places, odd, key)
  }
  if (!Array.isArray(value)) places.push(put(key))
}

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value)
}
