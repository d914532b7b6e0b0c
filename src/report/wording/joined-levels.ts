import { type CardTrait, isNumericLevels, type When } from '../../domain/index.ts'
import { levelText, type Translator } from '../../messages/index.ts'

/** Several levels in one phrase: neighbouring ranges as one range, categories one after another. */
export function joinedLevels(
  whens: readonly When[],
  trait: CardTrait,
  translator: Translator,
): string {
  if (isNumericLevels(whens))
    return translator.either(mergeRanges(whens).map((when) => levelText(when, trait, translator)))
  const values = whens.flatMap((when) => ('values' in when ? when.values : []))
  const rest = whens.filter((when) => !('values' in when))
  const named: readonly When[] = values.length === 0 ? rest : [{ values }, ...rest]
  return translator.either(named.map((when) => levelText(when, trait, translator)))
}

function mergeRanges(whens: readonly When[]): readonly When[] {
  const merged: { from?: number | undefined; below?: number | undefined }[] = []
  for (const when of whens) {
    if ('missing' in when || 'other' in when || 'values' in when) continue
    const last = merged.at(-1)
    if (last?.below !== undefined && last.below === when.from) last.below = when.below
    else merged.push({ ...when })
  }
  return merged.map(({ from, below }) => ({
    ...(from === undefined ? {} : { from }),
    ...(below === undefined ? {} : { below }),
  }))
}
