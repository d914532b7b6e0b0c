import type { FilePlan, PlannedColumn } from '../../domain/index.ts'
import { foldText } from './fold-text.ts'

/**
 * Patterns whose counts over all rows of a column decide its format. They are written in the common
 * part of JavaScript's and RE2's syntax and are meant for folded text (`foldText`; in an engine
 * `lower(trim(translate(value, foldFrom, foldTo)))`), so a sample and an engine count alike.
 */
const datePatterns = {
  /** 25/03/2024: the first part cannot be a month. */
  firstOver12: '^(1[3-9]|2[0-9]|3[01])[-/. ][0-9]{1,2}[-/. ][0-9]{2,4}([^0-9]|$)',
  /** 03/25/2024: the second part cannot be a month. */
  secondOver12: '^[0-9]{1,2}[-/. ](1[3-9]|2[0-9]|3[01])[-/. ][0-9]{2,4}([^0-9]|$)',
  /** 2024-03-25, 20240325, 2024年3月25日. */
  yearFirst: '^(1[3-9]|2[0-9])[0-9]{2}([-/. 年]|[01][0-9][0-3][0-9]$)',
  gregorianYear: '(^|[^0-9])(19|20)[0-9]{2}([^0-9]|[01][0-9][0-3][0-9]$|$)',
  buddhistYear: '(^|[^0-9])2[456][0-9]{2}([^0-9]|[01][0-9][0-3][0-9]$|$)',
  jalaliYear: '(^|[^0-9])1[34][0-9]{2}([^0-9]|[01][0-9][0-3][0-9]$|$)',
} as const

const numberPatterns = {
  /** 1.234,56 or 0,5 or 12,50 or 25,-: the comma can only be the decimal sign. */
  commaDecimal:
    "[0-9],([0-9]{1,2}|[0-9]{4,})([^0-9,.]|$)|[.' ][0-9]{3},[0-9]|^[^0-9]*0,[0-9]|[0-9],[-–—]",
  /** 1,234.56 or 0.5 or 1,234,567 or 25.-: the point can only be the decimal sign. */
  pointDecimal:
    "[0-9][.]([0-9]{1,2}|[0-9]{4,})([^0-9,.]|$)|[,' ][0-9]{3}[.][0-9]|^[^0-9]*0[.][0-9]|,[0-9]{2,3},[0-9]{3}([^0-9]|$)|[0-9][.][-–—]",
  /** 1,234: a grouped whole number or three decimals, not to be told from the value alone. */
  commaOpen: '^[^0-9]*[1-9][0-9]{0,2},[0-9]{3}[^0-9,.]*$',
  /** 1.234: likewise. */
  pointOpen: '^[^0-9]*[1-9][0-9]{0,2}[.][0-9]{3}[^0-9,.]*$',
  /** 25.000: of the open ones, those that look like round amounts in thousands. */
  pointRound: '^[^0-9]*[1-9][0-9]{0,2}[.]000[^0-9,.]*$',
  /** 1.234.567: grouped by points. */
  pointGroups: '[.][0-9]{3}[.][0-9]{3}([^0-9]|$)',
  arabicDecimal: '[0-9]٫[0-9]',
  percent: '%$|^%',
  /** Any value at all. */
  filled: '.',
} as const

export const evidencePatterns = { date: datePatterns, number: numberPatterns } as const

/** How many non-empty values of a column match each pattern; patterns not counted are absent. */
export type ColumnEvidence = Readonly<
  Partial<Record<keyof typeof datePatterns | keyof typeof numberPatterns, number>>
>

export interface WantedEvidence {
  readonly column: PlannedColumn
  /** To be counted over the column's folded values, by name. */
  readonly patterns: Readonly<Record<string, string>>
}

/**
 * Columns whose sample leaves the format open, with the patterns to be counted over all their rows.
 * Where the sample decides, no count is needed: a value that contradicts the format cannot be read
 * in it and is reported as a problem of its own.
 */
export function evidenceWanted(plan: FilePlan): readonly WantedEvidence[] {
  return plan.columns.flatMap((column): WantedEvidence[] => {
    const { format, skip } = column
    const open = (format.kind === 'date' || format.kind === 'number') && format.ambiguous
    return open && !skip ? [{ column, patterns: evidencePatterns[format.kind] }] : []
  })
}

/** The evidence of sampled values, each counted once: a repeated value says nothing new about its form. */
export function evidenceOf(
  texts: readonly string[],
  patterns: Readonly<Record<string, string>>,
): ColumnEvidence {
  const folded = texts.map(foldText)
  return Object.fromEntries(
    Object.entries(patterns).map(([name, pattern]) => {
      const test = new RegExp(pattern)
      return [name, folded.filter((text) => test.test(text)).length]
    }),
  )
}
