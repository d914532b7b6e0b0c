import type { Fragment } from '../../sql/index.ts'

/** A text literal for the few statements that take no bound value. */
export function literal(text: string): Fragment {
  return { parts: [{ kind: 'text', text: `'${text.replaceAll("'", "''")}'` }] }
}
