import type { FilePlan } from '../../src/domain/index.ts'
import { planFile } from '../../src/sources/recognise/index.ts'

/** A plan from a few rows, as staging would sample them. */
export function planOf(
  file: string,
  headers: readonly string[],
  ...rows: readonly (readonly string[])[]
): FilePlan {
  const samples = headers.map((_, at) => {
    const counts = new Map<string, number>()
    for (const row of rows) {
      const text = row[at] ?? ''
      if (text !== '') counts.set(text, (counts.get(text) ?? 0) + 1)
    }
    return [...counts].map(([text, count]) => ({ text, count }))
  })
  const format = 'csv'
  return planFile({
    file,
    format,
    encoding: 'utf-8',
    skipRows: 0,
    headers,
    samples,
    sampledRows: rows.length,
  })
}

/** `field` of the row's kind, `object.field` of another, `*` for custom, with `!` for state at export. */
export function summaryOf(plan: FilePlan): string {
  return plan.columns
    .map(({ object, field, after, skip }) => {
      if (skip) return 'skip'
      const path = object === plan.kind ? (field ?? '*') : `${object}.${field ?? '*'}`
      return after ? `${path}!` : path
    })
    .join('|')
}
