import { Fault } from '../../domain/index.ts'
import type { Call } from './call.ts'

export function etagOf(revision: number): string {
  return `"${revision}"`
}

/**
 * Lets an edit through only where it started from what is there now: two people who edit at once never lose
 * one's work.
 *
 * @throws Fault `request.no_match` where `If-Match` is missing, `request.changed` where somebody was quicker
 */
export function requireMatch({ request }: Pick<Call, 'request'>, revision: number): void {
  const given = request.headers.get('if-match')
  if (given === null) throw new Fault('request.no_match', { current: etagOf(revision) })
  const match = given.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etagOf(revision))
  if (!match) throw new Fault('request.changed', { given, current: etagOf(revision) })
}
