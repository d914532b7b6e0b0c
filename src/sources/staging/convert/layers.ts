import { type Fragment, join, name, sql } from '../../../sql/index.ts'

/** Columns told by those of the layers below. */
export type Layer = Readonly<Record<string, Fragment>>

/**
 * A value told in steps: the engine has no names within an expression, and a column is worked out once.
 * (A lambda can bind a name too, but prepares its patterns anew for every 2,048 rows, which made one
 * missing number among them cost more than loading the rest of the file.)
 */
export interface SteppedValue {
  readonly layers: readonly Layer[]
  readonly value: Fragment
}

/** The relation with all steps of the values, those of one depth side by side, and then the named columns. */
export function layered(
  relation: Fragment,
  values: readonly (SteppedValue & { readonly column: string })[],
): Fragment {
  const depth = Math.max(0, ...values.map(({ layers }) => layers.length))
  const steps = Array.from({ length: depth }, (_, at) =>
    values.flatMap(({ layers }) => Object.entries(layers[at] ?? {})),
  )
  const last = values.map(({ column, value }) => [column, value] as const)
  return [...steps, last].reduce((inner, columns) => {
    const named = columns.map(([column, value]) => sql`${value} as ${name(column)}`)
    return sql`(select ${join([sql`*`, ...named])} from ${inner})`
  }, relation)
}
