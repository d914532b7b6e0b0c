/** The languages of Northfit, each with the locale that decides its numbers, dates and plurals. */
export const languages = ['en', 'vi', 'th', 'zh', 'fa'] as const
export type Language = (typeof languages)[number]

/**
 * Persian reads Persian digits and the Persian calendar, Thai the Buddhist calendar with Latin digits:
 * what each locale's own readers expect, and what `Intl` gives for these names.
 */
export const locales: Readonly<Record<Language, string>> = {
  en: 'en-GB',
  vi: 'vi-VN',
  th: 'th-TH',
  zh: 'zh-Hans-CN',
  fa: 'fa-IR',
}

export function isLanguage(text: string): text is Language {
  return (languages as readonly string[]).includes(text)
}

/** The language a locale name such as `fa_IR.UTF-8` or `zh-TW` asks for; English where we have none. */
export function languageOf(locale: string): Language {
  const start = locale.toLowerCase().split(/[-_.@]/)[0] ?? ''
  return isLanguage(start) ? start : 'en'
}
