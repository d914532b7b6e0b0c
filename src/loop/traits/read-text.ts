import {
  type CatalogueTrait,
  countryKey,
  isPlaceholder,
  type LeftOut,
  spellingKey,
  type TraitType,
  yesNoOf,
} from '../../domain/index.ts'
import { orderOf } from './ordered-values.ts'
import { gatherSpellings, type Spelled, type ValueCount } from './spellings.ts'

/** What is known of a text column before it is read. */
export interface TextColumn {
  readonly filled: number
  readonly distinct: number
  /** Mean number of characters. */
  readonly length: number
  /** The most frequent values; all of them where `complete`. */
  readonly values: readonly ValueCount[]
  readonly complete: boolean
}

/** How the values of a column become those of a trait. Values not named stand as they are. */
export interface Reading extends Pick<CatalogueTrait, 'placeholders' | 'order' | 'merged'> {
  readonly type: TraitType
  /** New value and the values that become it; null: read as missing. */
  readonly renamed: readonly {
    readonly to: string | number | null
    readonly from: readonly string[]
  }[]
  readonly leftOut?: LeftOut
}

/** Text of this length on average is prose: only its length is a trait. */
const prose = 40
const fewDistinct = 20

/** Decides what a text column is, and reads its placeholders, spellings and order. */
export function readText(column: TextColumn, field?: string): Reading {
  const missing = column.values.filter(({ value }) => isPlaceholder(value, field))
  const said = column.values.filter((count) => !missing.includes(count))
  const gone = { to: null, from: missing.map(({ value }) => value) }
  const base = {
    placeholders: missing.map(({ value, rows }) => ({ value: value.trim(), rows })),
    renamed: missing.length === 0 ? [] : [gone],
  }
  if (column.length > prose && column.distinct > fewDistinct)
    return { ...base, type: 'text_length' }
  if (column.distinct > fewDistinct && column.distinct > column.filled / 2) {
    const facts = { distinct: column.distinct, filled: column.filled }
    return { ...base, type: 'category', leftOut: { reason: 'identifier', facts } }
  }
  if (!column.complete) return { ...base, type: 'category' }
  const keyOf = field === 'country' ? countryKey : spellingKey
  const levels = gatherSpellings(said, !isPlace(field), keyOf)
  return { ...base, ...readLevels(levels, base.renamed) }
}

/** Fields of names that honestly differ by a letter. */
function isPlace(field: string | undefined): boolean {
  return field === 'country' || field === 'region' || field === 'city'
}

function readLevels(
  levels: readonly Spelled[],
  missing: Reading['renamed'],
): Omit<Reading, 'placeholders'> {
  const shown = levels.map((level) => level.shown)
  const merged = levels.flatMap((level) =>
    level.mended.map(({ value, rows }) => ({ value: value.trim(), into: level.shown, rows })),
  )
  const rest = merged.length === 0 ? {} : { merged }
  const yesNo = yesNoOf(shown)
  if (yesNo !== null) return { type: 'yes_no', renamed: [...missing, ...renamed(levels, yesNo)] }
  const order = orderOf(shown)
  if (order === null)
    return { ...rest, type: 'category', renamed: [...missing, ...respelled(levels)] }
  const labels = [...order].map(([label, value]) => ({ value, label }))
  return {
    ...rest,
    type: 'ordered',
    order: labels.sort((a, b) => a.value - b.value),
    renamed: [...missing, ...renamed(levels, order)],
  }
}

function spellingsOf(level: Spelled): readonly string[] {
  return [...level.variants, ...level.mended].map(({ value }) => value)
}

function renamed(levels: readonly Spelled[], to: ReadonlyMap<string, string | number>) {
  return levels.map((level) => ({ to: to.get(level.shown) ?? null, from: spellingsOf(level) }))
}

/** Only what is not yet written as it is shown. */
function respelled(levels: readonly Spelled[]) {
  return levels
    .map((level) => ({
      to: level.shown,
      from: spellingsOf(level).filter((value) => value !== level.shown),
    }))
    .filter(({ from }) => from.length > 0)
}
