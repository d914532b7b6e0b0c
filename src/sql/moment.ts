import type { Dialect } from './dialect.ts'
import { type Fragment, sql } from './fragment.ts'

/** A moment as the engines write it: UTC, whole seconds, no zone. */
export function momentText(at: Date): string {
  return at.toISOString().slice(0, 19).replace('T', ' ')
}

/** A moment, or one so written, as a timestamp. */
export function moment(dialect: Dialect, at: Date | string): Fragment {
  return dialect.tryCast(sql`${typeof at === 'string' ? at : momentText(at)}`, 'timestamp')
}
