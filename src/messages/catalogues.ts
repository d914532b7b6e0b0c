import en from './en.json' with { type: 'json' }
import fa from './fa.json' with { type: 'json' }
import type { Language } from './languages.ts'
import th from './th.json' with { type: 'json' }
import vi from './vi.json' with { type: 'json' }
import zh from './zh.json' with { type: 'json' }

export interface Catalogue {
  readonly [key: string]: string | Catalogue
}

/** The messages of each language, as written. */
export const catalogues: Readonly<Record<Language, Catalogue>> = { en, fa, th, vi, zh }

/** Every message of a catalogue under its dotted key. */
export function messagesOf(catalogue: Catalogue, before = ''): readonly [string, string][] {
  return Object.entries(catalogue).flatMap(([key, value]): readonly [string, string][] =>
    typeof value === 'string' ? [[before + key, value]] : messagesOf(value, `${before}${key}.`),
  )
}
