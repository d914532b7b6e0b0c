import { fieldsOf, type ObjectKind, objectKinds } from '../../domain/index.ts'
import { headerWords, plainKey, wordsKey } from '../header-key.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fa } from './fa.ts'
import { fr } from './fr.ts'
import { pt } from './pt.ts'
import { th } from './th.ts'
import { vi } from './vi.ts'
import type { Vocabulary } from './vocabulary.ts'
import { zh } from './zh.ts'

/** A field that a header may name, and how sure the words make it. */
export interface Candidate {
  readonly object: ObjectKind
  readonly field: string
  /** 1 for the very words of the field, less where words had to be dropped or accents guessed. */
  readonly sureness: number
  /** How many kinds of object share the words: few makes them telling of what a row is. */
  readonly sharedBy: number
  /** Set where several columns fill the field together. */
  readonly joint?: true
}

const languages: readonly Vocabulary[] = [en, vi, th, zh, fa, es, pt, de, fr]

type Entry = Pick<Candidate, 'object' | 'field' | 'joint'> & {
  /** Less than 1 where the word usually names another field. */
  readonly sureness?: number
}

const keyOf = (phrase: string): string => wordsKey(headerWords(phrase))
const phrases = (list: string | undefined): readonly string[] => list?.split('|') ?? []
const keysOf = (part: (language: Vocabulary) => string | undefined): ReadonlySet<string> =>
  new Set(languages.flatMap((language) => phrases(part(language)).map(keyOf)))

const entries = new Map<string, Entry[]>()
const plainEntries = new Map<string, Entry[]>()
for (const language of languages) indexLanguage(language)

const noise = keysOf((language) => language.noise)
const accountTraits = keysOf((language) => language.accountTraits)
const badOutcomes = keysOf((language) => language.badOutcome)
const rowNumbers = keysOf((language) => language.rowNumber)
/** What came is surer of a field than what was foreseen. */
const foreseen = 0.9
const entityWords: Readonly<Record<string, ObjectKind>> = {
  account: 'account',
  company: 'account',
  customer: 'account',
  client: 'account',
  organization: 'account',
  organisation: 'account',
  deal: 'deal',
  opportunity: 'deal',
  contact: 'contact',
  person: 'contact',
  invoice: 'invoice',
  order: 'invoice',
  ticket: 'ticket',
  case: 'ticket',
  activity: 'activity',
}

/** Every field a header may name, the surest words first. */
export function lookUp(header: string): readonly Candidate[] {
  const words = headerWords(header)
  const spoken = words.join(' ')
  const found = named(header, words)
  return languages.some((language) => language.planned?.test(spoken))
    ? found.map((entry) => givingWay(entry))
    : found
}

/** Only of days: a sum is settled by what was asked for, and known of the lost deals too. */
function givingWay(entry: Candidate): Candidate {
  return entry.field === 'closed' ? { ...entry, sureness: entry.sureness * foreseen } : entry
}

function named(header: string, words: readonly string[]): readonly Candidate[] {
  const key = wordsKey(words)
  const exact = entries.get(key)
  if (exact !== undefined) return candidates(exact, 1)
  const plain = plainEntries.get(plainKey(key))
  if (plain !== undefined) return candidates(plain, 0.9)
  const kept = words.filter((word) => !noise.has(word))
  const fewer = kept.length > 0 ? entries.get(wordsKey(kept)) : undefined
  if (fewer !== undefined) return candidates(fewer, 0.85)
  const bare = withoutBrackets(header)
  if (bare !== header.trim()) return lookUp(bare).map((entry) => lessSure(entry, 0.9))
  const under = underEntity(kept)
  return under.length > 0 ? under : asked(words)
}

const lessSure = (entry: Candidate, by: number): Candidate => ({
  ...entry,
  sureness: entry.sureness * by,
})

/** "Country (billing)", "客户名称（必填）": what stands in brackets behind a header only says more of it. */
function withoutBrackets(header: string): string {
  const bare = header
    .normalize('NFKC')
    .replace(/\s*[([][^)\]]*[)\]]\s*$/u, '')
    .trim()
  return bare === '' ? header.trim() : bare
}

/** A survey's question over its answers. */
function asked(words: readonly string[]): readonly Candidate[] {
  const text = words.join(' ')
  const isAsked = (field: 'score' | 'text'): boolean =>
    languages.some((language) => language.asks?.[field].test(text))
  const field = (['text', 'score'] as const).find(isAsked)
  return field === undefined ? [] : [{ object: 'answer', field, sureness: 0.9, sharedBy: 1 }]
}

/** "Customer industry", "Deal currency": the field's words after the word for what it belongs to. */
function underEntity(words: readonly string[]): readonly Candidate[] {
  const [first, ...rest] = words
  const object = first === undefined ? undefined : entityWords[first]
  if (object === undefined) return []
  const found = entries.get(wordsKey(rest)) ?? []
  return candidates(
    found.filter((entry) => entry.object === object),
    0.8,
  )
}

function candidates(found: readonly Entry[], sureness: number): readonly Candidate[] {
  const sharedBy = new Set(found.map((entry) => entry.object)).size
  return found.map((entry) => ({
    ...entry,
    sureness: sureness * (entry.sureness ?? 1),
    sharedBy,
  }))
}

/** True where the words say that the value is the state at export time, which tells the outcome. */
export function isAfterHeader(header: string): boolean {
  const text = headerWords(header).join(' ')
  return languages.some((language) => language.after?.test(text) ?? false)
}

/** True for columns without a field of ours that describe the company, whatever a row is. */
export function isAccountTrait(header: string): boolean {
  return accountTraits.has(keyOf(header))
}

/** True for "Lost" and the like, where a yes is the outcome nobody wants. */
export function isBadOutcome(header: string): boolean {
  return badOutcomes.has(keyOf(header))
}

/** True for the running number of a list. */
export function isRowNumber(header: string): boolean {
  return rowNumbers.has(keyOf(header))
}

/** The kinds of rows that the words of a file name speak of. */
export function kindsInFileName(file: string): ReadonlySet<ObjectKind> {
  const words = headerWords(file.replace(/(\.[a-z0-9]{2,7}){1,2}$/i, ''))
  const spoken = [words.join(' '), wordsKey(words)]
  const names = (kind: ObjectKind): boolean =>
    languages.some((language) =>
      phrases(language.files?.[kind]).some((phrase) => {
        const parts = headerWords(phrase)
        return /^[a-z ]+$/.test(phrase)
          ? ` ${spoken[0]} `.includes(` ${parts.join(' ')} `)
          : (spoken[1]?.includes(wordsKey(parts)) ?? false)
      }),
    )
  return new Set(objectKinds.filter(names))
}

function indexLanguage(language: Vocabulary): void {
  for (const phrase of phrases(language.nameParts)) {
    addTo(entries, keyOf(phrase), { object: 'contact', field: 'name', joint: true })
  }
  for (const phrase of phrases(language.endDates)) {
    addTo(entries, keyOf(phrase), { object: 'deal', field: 'closed', joint: true })
  }
  for (const object of objectKinds) {
    indexTimes(language, object)
    for (const field of Object.keys(fieldsOf(object))) {
      const shared: Readonly<Record<string, string>> = language.shared
      const own: Readonly<Record<string, string>> = language[object] ?? {}
      const asReference = shared[`${object}_${field}`]
      for (const phrase of [own[field], shared[field], asReference].flatMap(phrases)) {
        addTo(entries, keyOf(phrase), { object, field })
        addTo(plainEntries, plainKey(keyOf(phrase)), { object, field })
      }
    }
  }
}

/** What happens has one time: "Created" and "Date" alike mean it where nothing names it better. */
function indexTimes(language: Vocabulary, object: ObjectKind): void {
  const field = ['at', 'opened', 'created'].find((time) => time in fieldsOf(object))
  if (field === undefined) return
  for (const phrase of [language.shared.created, language.shared.at].flatMap(phrases)) {
    addTo(entries, keyOf(phrase), { object, field, sureness: 0.8 })
  }
}

function addTo(index: Map<string, Entry[]>, key: string, entry: Entry): void {
  const list = index.get(key) ?? []
  const others = list.filter((old) => old.object !== entry.object || old.field !== entry.field)
  const known = list.find((old) => !others.includes(old))
  const surer = known === undefined || (known.sureness ?? 1) < (entry.sureness ?? 1) ? entry : known
  index.set(key, [...others, surer])
}
