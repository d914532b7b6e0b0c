import type { ColumnFormat } from '../../domain/index.ts'
import type { ColumnEvidence } from './column-evidence.ts'

export type DateFormat = Extract<ColumnFormat, { kind: 'date' }>
export type NumberFormat = Extract<ColumnFormat, { kind: 'number' }>

/**
 * Order and calendar of a column of written dates. Day before month is the presumption where no
 * value tells, because most of the world writes so; years are in the Thai or Persian calendar where
 * most of them could not be Gregorian years of business.
 */
export function decideDate(evidence: ColumnEvidence): DateFormat {
  const { firstOver12: dayFirst = 0, secondOver12: monthFirst = 0, yearFirst = 0 } = evidence
  const { gregorianYear = 0, buddhistYear = 0, jalaliYear = 0 } = evidence
  const calendar =
    jalaliYear > Math.max(gregorianYear, buddhistYear)
      ? 'jalali'
      : buddhistYear > gregorianYear
        ? 'buddhist'
        : 'gregorian'
  if (yearFirst > dayFirst + monthFirst) return { kind: 'date', order: 'ymd', calendar }
  const order = monthFirst > dayFirst ? 'mdy' : 'dmy'
  return dayFirst === monthFirst
    ? { kind: 'date', order, calendar, ambiguous: true }
    : { kind: 'date', order, calendar }
}

/**
 * Decimal sign of a column, and whether it holds percentages. Open commas ("1,234") are presumed to group
 * thousands; open points are presumed to, where some values are round thousands ("25.000").
 */
export function decideNumber(evidence: ColumnEvidence): NumberFormat {
  const { commaDecimal = 0, pointDecimal = 0, pointGroups = 0, arabicDecimal = 0 } = evidence
  const { commaOpen = 0, pointOpen = 0, pointRound = 0, percent = 0, filled = 0 } = evidence
  const share = percent * 2 > filled ? ({ percent: true } as const) : {}
  const comma = commaDecimal + pointGroups
  if (arabicDecimal > Math.max(comma, pointDecimal)) {
    return { kind: 'number', decimal: '٫', ...share }
  }
  if (comma !== pointDecimal) {
    return { kind: 'number', decimal: comma > pointDecimal ? ',' : '.', ...share }
  }
  if (comma === 0 && commaOpen + pointOpen === 0) return { kind: 'number', decimal: '.', ...share }
  const pointsGroup = pointRound > 0 && commaOpen === 0
  return { kind: 'number', decimal: pointsGroup ? ',' : '.', ...share, ambiguous: true }
}
