import { placeholderSigns, placeholdersOfField, placeholderWords } from '../../../domain/index.ts'
import { type Fragment, sql } from '../../../sql/index.ts'
import { literal } from '../../files/index.ts'
import { trimmed } from './fold.ts'

const longest = Math.max(...placeholderWords.map((word) => Buffer.byteLength(word)))
const anyWord = placeholderWords
  .map((word) => word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
  .join('|')

/**
 * `isPlaceholder` in SQL: does the text stand where no value was known? One pattern for all words: the
 * engine compiles it once and leaves it at the first letter of most values, where a list of 150 words
 * costs as much as loading the column.
 */
export function isPlaceholderSql(raw: Fragment, field: string | null): Fragment {
  const pattern = `(?i)\\s*(?:${anyWord})\\s*|${placeholderSigns.source}`
  const general = sql`strlen(${raw}) <= ${longest} and regexp_full_match(${raw}, ${literal(pattern)})`
  const own = ofField(raw, field)
  return own === undefined ? sql`(${general})` : sql`(${general} or ${own})`
}

/** Values that only this field cannot have; undefined where it takes all. */
export function ofField(raw: Fragment, field: string | null): Fragment | undefined {
  const own = field === null ? undefined : placeholdersOfField[field]
  return own && sql`regexp_matches(${trimmed(raw)}, ${literal(`(?i)${own.source}`)})`
}
