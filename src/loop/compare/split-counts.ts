import type { CompareQuestion } from '../../domain/index.ts'
import { type Part, partOf, sideOf, standings } from './sides.ts'

/** Accounts of one trait by level and standing: `counts[level * standings + standing]`. */
export type LevelCounts = Float64Array

/** Accounts a level on either side of a question. */
export interface SideCounts {
  readonly group: readonly number[]
  readonly others: readonly number[]
}

export interface SplitCounts {
  readonly all: SideCounts
  readonly earlier: SideCounts
  readonly later: SideCounts
}

/** What the counts of one trait say to one question, in all and in either part of the data. */
export function splitCounts(question: CompareQuestion, counts: LevelCounts): SplitCounts {
  const levels = Array.from({ length: counts.length / standings }, (_, level) => level)
  const sum = (level: number, side: 'group' | 'others', parts: readonly Part[]) => {
    let accounts = 0
    for (let code = 0; code < standings; code++)
      if (sideOf(question, code) === side && parts.includes(partOf(question, code)))
        accounts += counts[level * standings + code] ?? 0
    return accounts
  }
  const sides = (parts: readonly Part[]): SideCounts => ({
    group: levels.map((level) => sum(level, 'group', parts)),
    others: levels.map((level) => sum(level, 'others', parts)),
  })
  return {
    all: sides(['earlier', 'later', 'both']),
    earlier: sides(['earlier', 'both']),
    later: sides(['later', 'both']),
  }
}

export const total = (counts: readonly number[]): number =>
  counts.reduce((sum, count) => sum + count, 0)
