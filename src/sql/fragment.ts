/**
 * SQL as data: text, names and values kept apart until a dialect renders them. A name can only be
 * quoted, a value can only be bound; there is no way to splice a string into a query.
 */
export interface Fragment {
  readonly parts: readonly Part[]
}

type Part =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'value'; readonly value: Value }

/** A scalar as it is bound to or read from an engine. Dates travel as `YYYY-MM-DD HH:MM:SS[.ffffff]`, UTC. */
export type Value = string | number | boolean | null

/** Builds a fragment; interpolated fragments are nested, everything else is bound as a value. */
export function sql(
  strings: TemplateStringsArray,
  ...inserts: readonly (Fragment | Value)[]
): Fragment {
  const parts: Part[] = []
  strings.forEach((text, index) => {
    if (text !== '') parts.push({ kind: 'text', text })
    if (index >= inserts.length) return
    const insert = inserts[index] ?? null
    if (isFragment(insert)) parts.push(...insert.parts)
    else parts.push({ kind: 'value', value: insert })
  })
  return { parts }
}

/** A table or column name; quoted by the dialect. Several names are joined by dots: `name('a', 'x')` is `a.x`. */
export function name(...path: readonly string[]): Fragment {
  const parts: Part[] = []
  path.forEach((part, index) => {
    if (index > 0) parts.push({ kind: 'text', text: '.' })
    parts.push({ kind: 'name', name: part })
  })
  return { parts }
}

/** Fragments with a separator between them; nothing for an empty list. */
export function join(fragments: readonly Fragment[], separator: Fragment = comma): Fragment {
  return {
    parts: fragments.flatMap((fragment, index) =>
      index === 0 ? fragment.parts : [...separator.parts, ...fragment.parts],
    ),
  }
}

/** A whole-number literal in the text, for the few places where engines take no bound value (limits, positions). */
export function integer(value: number): Fragment {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not a whole number: ${value}`)
  return { parts: [{ kind: 'text', text: String(value) }] }
}

/** One of our own words as a literal in the text, for types, which take no bound value. */
export function word(text: string): Fragment {
  if (!/^[a-z_]+$/.test(text)) throw new RangeError(`not a plain word: ${text}`)
  return { parts: [{ kind: 'text', text: `'${text}'` }] }
}

const comma: Fragment = { parts: [{ kind: 'text', text: ', ' }] }

function isFragment(insert: Fragment | Value): insert is Fragment {
  return typeof insert === 'object' && insert !== null
}
