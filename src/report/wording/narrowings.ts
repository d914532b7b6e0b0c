import type { ReportContext } from '../context.ts'
import { joinedLevels } from './joined-levels.ts'
import { isolated, traitName } from './names.ts'

export interface NarrowingText {
  readonly trait: string
  readonly text: string
  readonly gain: string
}

/** Where the profile admits too much, where to cut, and what the cut would gain. */
export function narrowings({ input, translator }: ReportContext): readonly NarrowingText[] {
  const { profile } = input
  const { t, percent } = translator
  return (profile.specificity?.narrowings ?? []).flatMap((narrowing) => {
    const trait = profile.card.traits.find(({ id }) => id === narrowing.trait)
    if (trait === undefined) return []
    const levels = (positions: readonly number[]) =>
      isolated(
        joinedLevels(
          positions.flatMap((position) => trait.levels[position]?.when ?? []),
          trait,
          translator,
        ),
        translator,
      )
    return {
      trait: traitName(trait, translator),
      text: t('report.specificity.narrow', {
        narrowed: levels(narrowing.narrowed),
        admits: levels(narrowing.admits),
      }),
      gain: t('report.specificity.gain', {
        outcome: profile.outcome,
        share: percent(narrowing.marketShare, 0),
        narrowedShare: percent(narrowing.narrowedShare, 0),
        rate: percent(narrowing.rateNow, 0),
        narrowedRate: percent(narrowing.rateNarrowed, 0),
      }),
    }
  })
}
