/**
 * A stored number as text. Whole numbers stay as they stand, so that long ids keep their digits; others
 * keep the 15 digits that spreadsheets show, because what follows is the noise of binary arithmetic
 * (0.30000000000000004).
 */
export function numberText(stored: string): string {
  if (/^-?\d+$/.test(stored)) return stored
  const value = Number(stored)
  if (stored === '' || !Number.isFinite(value)) return stored
  return String(Number(value.toPrecision(15)))
}
