import type { Facts, Translator } from './translator.ts'

/** A trait's name: the user's own header, or one of our messages with its facts. */
export type LabelLike =
  | { readonly text: string }
  | { readonly key: string; readonly facts?: Facts | undefined }

export function labelText(label: LabelLike, { t }: Translator): string {
  return 'text' in label ? label.text : t(label.key, label.facts ?? {})
}

/** A trait's name with which way its points were held to run, where they were: "Employees (held to rise)". */
export function heldText(
  name: string,
  direction: 'up' | 'down' | undefined,
  { t }: Translator,
): string {
  return direction === undefined ? name : t('card.held', { trait: name, direction })
}

/** The traits of the plain rule that a profile had to beat, as a reader says them: "Industry and Employees". */
export function ruleText(
  rule: {
    readonly traits?: readonly string[] | undefined
    readonly labels?: readonly LabelLike[] | undefined
  },
  translator: Translator,
): string {
  return translator.list(
    rule.labels?.map((label) => labelText(label, translator)) ?? [...(rule.traits ?? [])],
  )
}

interface RangeLike {
  readonly from?: number | undefined
  readonly below?: number | undefined
}

/** Which values a level holds (see `When` in the domain). */
export type WhenLike =
  | { readonly missing: true }
  | RangeLike
  | { readonly values: readonly string[] }
  | { readonly other: true }

/** Four digits stay together, because many of them are years. */
const rangeEnds: Intl.NumberFormatOptions = { maximumFractionDigits: 2, useGrouping: 'min2' }

/** What a trait's values are, as far as its levels are said by it (see `Trait` in the domain). */
export interface ValuesLike {
  readonly whole?: boolean
  readonly order?: readonly { readonly value: number; readonly label: string }[]
}

/**
 * A level as a reader says it: "Retail", "0.5 to under 2.5", "under 20", "not known"; of whole numbers "2",
 * "50 to 199"; of an ordered trait the labels that its numbers stand for: "Medium or High".
 */
export function levelText(when: WhenLike, values: ValuesLike, translator: Translator): string {
  const { t } = translator
  if ('missing' in when) return t('level.missing')
  if ('other' in when) return t('level.other')
  if ('values' in when) return valuesText(when.values, translator)
  return labelsText(when, values, translator) ?? rangeText(when, values, translator)
}

/** Values in a row in a sentence; more of them are counted. */
const mostValues = 4

/** The same for a sentence: of a long list the first values, and how many more there are. */
export function briefLevelText(when: WhenLike, values: ValuesLike, translator: Translator): string {
  return 'values' in when
    ? valuesText(cutShort(when.values, translator), translator)
    : levelText(when, values, translator)
}

/** "A, B, C, 5 more": never one more, which would be no shorter than its name. */
function cutShort(values: readonly string[], { t }: Translator): readonly string[] {
  if (values.length <= mostValues + 1) return values
  const more = values.length - mostValues
  return [...values.slice(0, mostValues), t('level.more', { more })]
}

/** Labels in a row; more of them are said by the first and the last. */
const mostLabels = 3

function labelsText(
  { from = Number.NEGATIVE_INFINITY, below = Number.POSITIVE_INFINITY }: RangeLike,
  { order = [] }: ValuesLike,
  translator: Translator,
): string | undefined {
  const labels = order
    .filter(({ value }) => value >= from && value < below)
    .map(({ label }) => label)
  const [first, last] = [labels[0], labels.at(-1)]
  if (first === undefined || last === undefined) return undefined
  return labels.length > mostLabels
    ? translator.t('level.from_to', { from: first, to: last })
    : translator.either(labels)
}

function rangeText(
  range: RangeLike,
  { whole = false }: ValuesLike,
  translator: Translator,
): string {
  const { t } = translator
  const number = (value: number) => translator.number(value, rangeEnds)
  const { from, below } = range
  const text = whole ? wholeText(range, number, translator) : undefined
  if (text !== undefined) return text
  if (from === undefined && below === undefined) return t('level.any')
  if (from === undefined) return t('level.below', { below: number(below ?? 0) })
  if (below === undefined) return t('level.from', { from: number(from) })
  return t('level.between', { from: number(from), below: number(below) })
}

/** A range by the whole numbers from 0 on that it holds; undefined where it holds none, or has no upper end. */
function wholeText(
  { from, below }: RangeLike,
  number: (value: number) => string,
  { t }: Translator,
): string | undefined {
  if (below === undefined) return undefined
  const least = Math.max(0, Math.ceil(from ?? 0))
  const most = Math.ceil(below) - 1
  if (least > most) return undefined
  if (least === most) return number(least)
  if (from === undefined) return t('level.up_to', { to: number(most) })
  return t('level.from_to', { from: number(least), to: number(most) })
}

/** A list that reads from the right is held together, and each value set apart in it: Latin names would turn it round. */
function valuesText(values: readonly string[], translator: Translator): string {
  const said = values.map((value) => answer(value, translator))
  if (values.length === 1 || translator.direction === 'ltr') return translator.either(said)
  return `\u2067${translator.either(said.map((value) => `\u2068${value}\u2069`))}\u2069`
}

function answer(value: string, { t }: Translator): string {
  return value === 'yes' || value === 'no' ? t(`level.${value}`) : value
}

/** What a statement speaks of (see `StatedLevel` in the domain): a level of one trait, or any of several technologies. */
export interface StatedLike {
  readonly trait: ValuesLike & { readonly label: LabelLike }
  readonly when: WhenLike
}

/** A statement's subject as a reader says it: "Industry: Retail or Apparel", "Uses one of several technologies: A or B". */
export function statedText(levels: readonly StatedLike[], translator: Translator): string {
  const { t } = translator
  const [first, ...others] = levels
  if (first === undefined) return ''
  const { trait, when } = first
  if (others.length === 0) {
    const isYes = 'values' in when && when.values.length === 1 && when.values[0] === 'yes'
    const name = labelText(trait.label, translator)
    return isYes
      ? name
      : t('punctuation.colon', { before: name, after: briefLevelText(when, trait, translator) })
  }
  const names = levels.map(({ trait: { label } }) => technologyName(label, translator))
  return t('punctuation.colon', {
    before: t('hypothesis.uses'),
    after: valuesText(cutShort(names, translator), translator),
  })
}

function technologyName(label: LabelLike, translator: Translator): string {
  const named = 'facts' in label ? label.facts?.['technology'] : undefined
  return typeof named === 'string' ? named : labelText(label, translator)
}
