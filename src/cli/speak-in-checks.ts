import { config, locales } from 'zod'
import type { Language } from '../messages/index.ts'

const words = {
  en: locales.en,
  vi: locales.vi,
  th: locales.th,
  zh: locales.zhCN,
  fa: locales.fa,
} as const satisfies Readonly<Record<Language, () => object>>

/** Lets the checks of files that people write (mappings, values, profiles) speak the reader's language. */
export function speakInChecks(language: Language): void {
  config(words[language]())
}
