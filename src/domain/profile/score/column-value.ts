import { countryKey } from '../../countries.ts'
import { isPlaceholder } from '../../placeholders.ts'
import { spellingKey } from '../../spelling-key.ts'
import { isNumeric } from '../../trait.ts'
import { yesNoOf } from '../../yes-no.ts'
import type { CardTrait } from '../card.ts'
import type { TraitValue } from '../level-of.ts'

const dayMilliseconds = 86_400_000

/**
 * The value of a trait from a cell of the column that it comes from, as the snapshot of a workspace would
 * have it: placeholders are missing, spellings fall together, ages count to `asOf` (`YYYY-MM-DD`).
 * @param raw the cell is what the trait is made from (a date, a list, a text), not the trait itself
 */
export function columnValue(
  trait: CardTrait,
  cell: TraitValue,
  raw: boolean,
  asOf: string,
): TraitValue {
  if (cell === null || cell === undefined) return null
  const text = String(cell).trim()
  if (isPlaceholder(text, trait.sources[0]?.field)) return null
  if (raw) {
    const derived = derive(trait, text, asOf)
    if (derived !== undefined) return derived
  }
  if (trait.type === 'yes_no') return yesNoOf([text])?.get(text) ?? text
  return isNumeric(trait.type) ? numberOf(trait, text) : spelled(trait, text)
}

/** Traits that are made from another thing than they say; undefined for all others. */
function derive(trait: CardTrait, text: string, asOf: string): TraitValue {
  if (trait.type === 'text_length') return [...text].length
  if (trait.type === 'date_age') return ageInDays(text, asOf)
  if (trait.id === 'account.age') return ageInYears(text, asOf)
  if (trait.id === 'account.domain_ending')
    return /\.([a-z]{2,24})(?:[/?#:].*)?$/i.exec(text)?.[1]?.toLowerCase() ?? null
  if (trait.id.startsWith('technology.')) return listed(trait, text)
  return undefined
}

/** Whole days from the date to `asOf`; null where the text does not begin with an ISO date before it. */
function ageInDays(text: string, asOf: string): number | null {
  const day = /^\d{4}-\d{2}-\d{2}/.exec(text)?.[0]
  const days = (Date.parse(asOf) - Date.parse(day ?? '')) / dayMilliseconds
  return days > 0 ? Math.floor(days) : null
}

function ageInYears(founded: string, asOf: string): number | null {
  const age = Number(asOf.slice(0, 4)) - Number(founded)
  return age >= 0 && age < 1000 ? age : null
}

/** Does a list of technologies name the one that the trait asks for? */
function listed(trait: CardTrait, text: string): string {
  const asked = 'key' in trait.label ? trait.label.facts?.['technology'] : trait.label.text
  const named = text.split(/[;,|\n]/).map(spellingKey)
  return named.includes(spellingKey(String(asked ?? ''))) ? 'yes' : 'no'
}

/** A number, or the place of a label in the trait's order. */
function numberOf(trait: CardTrait, text: string): number {
  const key = spellingKey(text)
  return trait.order?.find(({ label }) => spellingKey(label) === key)?.value ?? Number(text)
}

/** The spelling that the card uses, where it has this value. */
function spelled(trait: CardTrait, text: string): string {
  const values = trait.levels.flatMap(({ when }) => ('values' in when ? when.values : []))
  if (values.includes(text)) return text
  const keyOf = trait.sources.some(({ field }) => field === 'country') ? countryKey : spellingKey
  const key = keyOf(text)
  return values.find((value) => keyOf(value) === key) ?? text
}
