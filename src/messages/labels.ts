import type { Facts, Translator } from './translator.ts'

/** A trait's name: the user's own header, or one of our messages with its facts. */
export type LabelLike =
  | { readonly text: string }
  | { readonly key: string; readonly facts?: Facts | undefined }

export function labelText(label: LabelLike, { t }: Translator): string {
  return 'text' in label ? label.text : t(label.key, label.facts ?? {})
}

/** The traits of the plain rule that a profile had to beat, as a reader says them: "Industry and Employees". */
export function ruleText(
  rule: { readonly traits: readonly string[]; readonly labels?: readonly LabelLike[] | undefined },
  translator: Translator,
): string {
  return translator.list(
    rule.labels?.map((label) => labelText(label, translator)) ?? [...rule.traits],
  )
}

/** Which values a level holds (see `When` in the domain). */
export type WhenLike =
  | { readonly missing: true }
  | { readonly from?: number | undefined; readonly below?: number | undefined }
  | { readonly values: readonly string[] }
  | { readonly other: true }

/** Four digits stay together, because many of them are years. */
const rangeEnds: Intl.NumberFormatOptions = { maximumFractionDigits: 2, useGrouping: 'min2' }

/** A level as a reader says it: "Retail", "50 to under 200", "under 20", "not known". */
export function levelText(when: WhenLike, translator: Translator): string {
  const { t } = translator
  if ('missing' in when) return t('level.missing')
  if ('other' in when) return t('level.other')
  if ('values' in when)
    return translator.either(when.values.map((value) => answer(value, translator)))
  const number = (value: number) => translator.number(value, rangeEnds)
  const { from, below } = when
  if (from === undefined && below === undefined) return t('level.any')
  if (from === undefined) return t('level.below', { below: number(below ?? 0) })
  if (below === undefined) return t('level.from', { from: number(from) })
  return t('level.between', { from: number(from), below: number(below) })
}

function answer(value: string, { t }: Translator): string {
  return value === 'yes' || value === 'no' ? t(`level.${value}`) : value
}
