import type { LeveledTrait } from '../levels/index.ts'
import type { FetchedCodes } from './fetch-coded.ts'

/**
 * A short name for the data a profile was learned from: the same for the same traits, levels and coded
 * accounts, another as soon as one of them changes. FNV-1a (Fowler, Noll, Vo) of 32 bits, twice with
 * different starts; it tells data apart and is no protection against forging.
 */
export function fingerprint(leveled: readonly LeveledTrait[], data: FetchedCodes): string {
  const head = JSON.stringify(leveled.map(({ trait, whens }) => [trait.id, whens]))
  return [0x811c9dc5, 0x5bd1e995].map((start) => hex(hashAll(start, head, data))).join('')
}

function hashAll(start: number, head: string, { good, time, traits }: FetchedCodes): number {
  let hash = start
  for (let i = 0; i < head.length; i += 1) hash = mix(hash, head.charCodeAt(i))
  for (const outcome of good) hash = mix(hash, outcome)
  for (const day of time) hash = mix(hash, Number.isNaN(day) ? -1 : day)
  for (const { codes } of traits) for (const code of codes) hash = mix(hash, code)
  return hash
}

function mix(hash: number, value: number): number {
  return Math.imul(hash ^ value, 0x01000193)
}

function hex(hash: number): string {
  return (hash >>> 0).toString(16).padStart(8, '0')
}
