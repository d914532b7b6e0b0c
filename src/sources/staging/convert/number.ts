import type { ColumnFormat } from '../../../domain/index.ts'
import { type Fragment, join, name, sql } from '../../../sql/index.ts'
import { literal } from '../../files/index.ts'
import { bandPattern, numberSuffixes } from '../../recognise/index.ts'
import { folded } from './fold.ts'
import type { SteppedValue } from './layers.ts'

type NumberFormat = Extract<ColumnFormat, { kind: 'number' }>

const currency = '(?:[a-z]{0,3}\\p{Sc}|[a-z]{3}|rs\\.?|đ|vnđ|บาท|元|ریال|تومان)'
const multiplier = numberSuffixes.map(([word]) => word).join('|')

/** Looked up: a CASE over the words would search the text for a word once a branch. */
const factors = sql`map {${join(
  [...new Map(numberSuffixes)].map(([word, factor]) => sql`${word}: cast(${factor} as double)`),
)}}`

/** Text to number; null where the text is not one number in this format. */
export function toNumber(raw: Fragment, format: NumberFormat, position: number): SteppedValue {
  const [quick, text, band] = [`quick${position}`, `text${position}`, `band${position}`]
  const written = writtenNumber(name(text), format)
  const layers = [
    { [quick]: plainNumber(raw, format) },
    { [text]: sql`case when ${name(quick)} is null then ${withoutCents(folded(raw))} end` },
  ]
  return format.bands
    ? {
        layers: [...layers, { [band]: bandParts(name(text)) }],
        value: sql`coalesce(${name(quick)}, ${written}, ${bandNumber(name(band), format)})`,
      }
    : { layers, value: sql`coalesce(${name(quick)}, ${written})` }
}

/** The dash that says that there are no cents (25.-, 1.000,--) is no sign of its own. */
function withoutCents(text: Fragment): Fragment {
  return sql`regexp_replace(${text}, '([0-9])[.,][-–—]{1,2}', '\\1')`
}

/** The groups of `bandPattern`; all empty where the text is no band. */
function bandParts(text: Fragment): Fragment {
  const groups = ['less', 'low', 'lowUnit', 'high', 'highUnit', 'orLess']
  return sql`case when ${text} is not null then regexp_extract(${text}, ${literal(bandPattern)}, [${join(groups.map(literal))}]) end`
}

/** A band as one number: its middle, from nought where it has no lower end, its lower end where it has no upper. */
function bandNumber(band: Fragment, format: NumberFormat): Fragment {
  const part = (group: string) => sql`${band}[${literal(group)}]`
  const factor = (group: string) => sql`map_extract_value(${factors}, ${part(group)})`
  const end = (group: string, ...units: readonly string[]) =>
    sql`${numberIn(part(group), format)} * coalesce(${join([...units.map(factor), sql`${format.unit ?? 1}`])})`
  const low = end('low', 'lowUnit', 'highUnit')
  const open = sql`${part('less')} <> '' or ${part('orLess')} <> ''`
  return sql`case when ${part('high')} <> '' then (${low} + ${end('high', 'highUnit', 'lowUnit')}) / 2 when ${open} then ${low} / 2 else ${low} end`
}

/** The digits of a text as a number. */
function numberIn(text: Fragment, { decimal }: NumberFormat): Fragment {
  return sql`try_cast(regexp_replace(regexp_replace(${text}, ${`[^0-9${decimal}]`}, '', 'g'), ${`[${decimal}]`}, '.') as double)`
}

/** Does `plainNumber` read the text? */
export function isPlainNumber(text: string, { decimal, percent }: NumberFormat): boolean {
  return !percent && (decimal === ',' ? /^-?\d+(,\d+)?$/ : /^-?\d+(\.\d+)?$/).test(text)
}

/** The common case, at the engine's full speed: digits with at most a decimal sign. */
export function plainNumber(raw: Fragment, { decimal, percent, unit = 1 }: NumberFormat): Fragment {
  if (percent) return sql`null`
  const text =
    decimal === ','
      ? sql`case when contains(${raw}, '.') then null else replace(${raw}, ',', '.') end`
      : raw
  // The engine reads "nan" and "inf" as numbers.
  const number = sql`nullif(nullif(nullif(try_cast(${text} as double), 'nan'), 'inf'), '-inf')`
  return unit === 1 ? number : sql`${number} * ${unit}`
}

function writtenNumber(text: Fragment, format: NumberFormat): Fragment {
  const { decimal, percent, unit = 1 } = format
  const suffix = sql`regexp_extract(${text}, ${`[0-9] *(${multiplier})(?:[^\\p{L}]|$)`}, 1)`
  const factor = sql`coalesce(map_extract_value(${factors}, ${suffix}), ${unit})`
  const hundredth = percent ? sql`100` : sql`case when contains(${text}, '%') then 100 else 1 end`
  const sign = sql`case when regexp_matches(${text}, '^[(]|^[^0-9]*-|-$') then -1 else 1 end`
  const value = sql`${sign} * ${numberIn(text, format)} * ${factor} / ${hundredth}`
  return sql`case when ${text} is not null and regexp_full_match(${text}, ${shape(decimal)}) then ${value} end`
}

/** One number: sign or brackets, currency before or behind, well-formed groups, multiplier, percent sign. */
function shape(decimal: NumberFormat['decimal']): string {
  const point = `[${decimal}]`
  const group = decimal === ',' ? "[.' ]" : decimal === '.' ? "[,' ]" : "[,.' ]"
  const grouped = `[0-9]{1,3}(?:${group}[0-9]{2,3})*${group}[0-9]{3}(?:${point}[0-9]+)?`
  const plain = `[0-9]+(?:${point}[0-9]*)?|${point}[0-9]+`
  return `[(]?[-+]? *(?:${currency}|%)? *[-+]?(?:${grouped}|${plain}) *(?:${multiplier})? *(?:${currency}|%)? *[)]?-?`
}
