import { locales, type z } from 'zod'
import { Fault } from '../../domain/index.ts'
import type { Language } from '../../messages/index.ts'

/** A request that is not as its route describes it, each mistake with its place. */
export class Invalid extends Fault {
  readonly errors: readonly { readonly path: string; readonly message: string }[]

  constructor(errors: Invalid['errors']) {
    const [first = { path: '', message: '' }] = errors
    super('request.invalid', { ...first, more: errors.length - 1 })
    this.errors = errors
  }
}

const words: Readonly<Record<Language, z.core.$ZodErrorMap>> = {
  en: locales.en().localeError,
  vi: locales.vi().localeError,
  th: locales.th().localeError,
  zh: locales.zhCN().localeError,
  fa: locales.fa().localeError,
}

/** A part of a request as its schema makes it. @throws Invalid, in the caller's language */
export function parsed<S extends z.ZodType>(
  schema: S,
  value: unknown,
  part: 'path' | 'query' | 'body',
  language: Language,
): z.output<S> {
  const result = schema.safeParse(value, { error: words[language] })
  if (result.success) {
    const unknown = part === 'path' ? [] : unknownIn(value, result.data, [part])
    if (unknown.length === 0) return result.data
    throw new Invalid(
      unknown.map(({ path, keys }) => ({ path, message: unrecognized(keys, language) })),
    )
  }
  throw new Invalid(
    result.error.issues.map(({ path, message }) => ({
      path: [part, ...path.map(String)].join('.'),
      message,
    })),
  )
}

function unrecognized(keys: string[], language: Language): string {
  const said = words[language]({ code: 'unrecognized_keys', keys, path: [], input: {} })
  return typeof said === 'string' ? said : (said?.message ?? keys.join(', '))
}

interface Unknown {
  readonly path: string
  readonly keys: string[]
}

/**
 * What a schema left out of what was given. A misspelt name would else go unnoticed: accounts asked for with `teir` instead
 * of `tier` would be all accounts.
 */
function unknownIn(given: unknown, taken: unknown, path: readonly string[]): Unknown[] {
  if (!isObject(given) || !isObject(taken) || Array.isArray(given) !== Array.isArray(taken))
    return []
  const keys = Object.keys(given).filter((key) => !Object.hasOwn(taken, key))
  const here = keys.length === 0 ? [] : [{ path: path.join('.'), keys }]
  const deeper = Object.entries(taken).flatMap(([key, part]) =>
    unknownIn(given[key], part, [...path, key]),
  )
  return [...here, ...deeper]
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
