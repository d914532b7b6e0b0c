import type { Profile, ScorePart } from '../domain/index.ts'
import { briefLevelText, labelText, type Translator } from '../messages/index.ts'

/** "Industry: Retail +14": a part of an account's points, against the average account. */
export function reasonText(part: ScorePart, profile: Profile, translator: Translator): string {
  const names = part.traits.map((id, index) => {
    const trait = profile.card.traits.find((one) => one.id === id)
    const when = trait?.levels[part.levels[index] ?? 0]?.when
    const label = trait === undefined ? id : labelText(trait.label, translator)
    return trait === undefined || when === undefined
      ? label
      : translator.t('report.statement', {
          trait: label,
          level: briefLevelText(when, trait, translator),
        })
  })
  const points = translator.number(part.contribution, {
    signDisplay: 'exceptZero',
    maximumFractionDigits: 0,
  })
  return `${names.join(' × ')} ${points}`
}
