import type { Translator } from '../../messages/index.ts'

/** A figure of a column: always as many decimals as its neighbours above and below. */
export function fixed(value: number, digits: number, { number }: Translator): string {
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '–'
  return number(value, { minimumFractionDigits: digits, maximumFractionDigits: digits })
}

/** Points with their sign; never "-0". */
export function signed(points: number, { number }: Translator, digits = 0): string {
  return number(points, { signDisplay: 'exceptZero', maximumFractionDigits: digits })
}

export function range(ends: readonly string[]): string {
  return ends.join(' … ')
}
