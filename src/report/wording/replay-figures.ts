import type { ReplayEstimate, ReplayMeasures } from '../../domain/index.ts'
import type { Translator } from '../../messages/index.ts'
import { none } from './data-table.ts'
import { decimals, range } from './numbers.ts'

export function percentOf(share: number | undefined, { percent }: Translator): string {
  return share === undefined ? none : percent(share, 0)
}

/** Whole accounts are whole; shared places have a fraction. */
export function countOf(count: number | undefined, { number }: Translator): string {
  return count === undefined ? none : number(count, { maximumFractionDigits: 1 })
}

export function rangeOf(estimate: ReplayEstimate | undefined, translator: Translator): string {
  if (estimate === undefined) return none
  return range([estimate.low, estimate.high], translator, (end) => translator.percent(end, 0))
}

export function aucOf(estimate: ReplayEstimate | undefined, translator: Translator): string {
  return estimate === undefined ? none : decimals(estimate.value, 2, translator)
}

export function expectedText(measures: ReplayMeasures | undefined, translator: Translator): string {
  if (measures === undefined) return none
  const { low, high } = measures.expected
  const count = (wins: number) => translator.number(wins, { maximumFractionDigits: 0 })
  return range([low, high], translator, count)
}

/** A gain in hundredths with its interval: "+5.2 (+1.0 to +9.3)". */
export function gainText(gain: ReplayEstimate | undefined, translator: Translator): string {
  return withinText(gain, (share) => signedTo(1, 100 * share, translator), translator)
}

export function aucGainText(gain: ReplayEstimate | undefined, translator: Translator): string {
  return withinText(gain, (value) => signedTo(2, value, translator), translator)
}

/**
 * A number with its sign, held together where the sentence around it runs from the right. Marks that the number
 * brings along go: a page would take its direction from them (HTML looks into isolates for the first letter).
 */
function signedTo(digits: number, value: number, { direction, number }: Translator): string {
  const text = number(value, {
    signDisplay: 'exceptZero',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
  const shown = text.replaceAll('\u200e', '')
  return direction === 'rtl' ? `\u2066${shown}\u2069` : shown
}

function withinText(
  gain: ReplayEstimate | undefined,
  format: (value: number) => string,
  translator: Translator,
): string {
  if (gain === undefined) return none
  return translator.t('report.within', {
    value: format(gain.value),
    range: range([gain.low, gain.high], translator, format),
  })
}

export function moneyText(amount: number | undefined, { number }: Translator): string {
  if (amount === undefined) return none
  return number(amount, { notation: 'compact', maximumSignificantDigits: 3 })
}
