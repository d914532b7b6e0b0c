import type { Random } from '../random.ts'

/** A word with the other spellings met where people type it by hand. */
export interface Word {
  readonly label: string
  readonly variants: readonly string[]
}

/** The usual spelling, or another in this share of cases. */
export function spelling(random: Random, word: Word, share: number): string {
  return word.variants.length > 0 && random.chance(share) ? random.one(word.variants) : word.label
}
