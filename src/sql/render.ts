import type { Dialect } from './dialect.ts'
import type { Fragment, Value } from './fragment.ts'

export interface Rendered {
  readonly text: string
  readonly values: readonly Value[]
}

/** The query as an engine takes it: names quoted, values bound by position. Null is written out, being untyped. */
export function render(fragment: Fragment, dialect: Dialect): Rendered {
  const values: Value[] = []
  const text = fragment.parts.map((part) => {
    if (part.kind === 'text') return part.text
    if (part.kind === 'name') return dialect.quote(part.name)
    if (part.value === null) return 'null'
    values.push(part.value)
    return dialect.placeholder(values.length, part.value)
  })
  return { text: text.join(''), values }
}
