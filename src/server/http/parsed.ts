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
  if (result.success) return result.data
  throw new Invalid(
    result.error.issues.map(({ path, message }) => ({
      path: [part, ...path.map(String)].join('.'),
      message,
    })),
  )
}
