import { isNumeric, type TraitType } from '../../trait.ts'
import type { TraitValue } from '../level-of.ts'

const yes = new Set(['yes', 'true', '1', 'y'])
const no = new Set(['no', 'false', '0', 'n'])
const dayMilliseconds = 86_400_000

/** The value of a trait from the cell of its column: a text's length, a date's age in days, else the cell itself. */
export function columnValue(type: TraitType, cell: TraitValue, asOf: string): TraitValue {
  if (typeof cell !== 'string') return cell
  const text = cell.trim()
  if (text === '') return null
  if (type === 'text_length') return [...text].length
  if (type === 'date_age') return ageInDays(text, asOf)
  if (type === 'yes_no') return yesNo(text)
  return isNumeric(type) ? Number(text) : text
}

function yesNo(text: string): string {
  const lower = text.toLowerCase()
  if (yes.has(lower)) return 'yes'
  return no.has(lower) ? 'no' : text
}

/** Whole days from the date to `asOf`; a number is an age already; null where the text is neither. */
function ageInDays(text: string, asOf: string): number | null {
  if (Number.isFinite(Number(text))) return Number(text)
  const day = /^\d{4}-\d{2}-\d{2}/.exec(text)?.[0]
  if (day === undefined) return null
  const days = (Date.parse(asOf) - Date.parse(day)) / dayMilliseconds
  return Number.isFinite(days) ? Math.floor(days) : null
}
