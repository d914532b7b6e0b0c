import type { HeldTrait, TraitSensitivity, ValueReport } from '../../domain/index.ts'
import { labelText, levelText } from '../../messages/index.ts'
import type { CommandContext } from '../command-context.ts'
import { fixed, range } from './figures.ts'
import { criterionName } from './value.ts'

/** How what the best customers have in common changes with the weights. */
export function showTraitSensitivity(
  { weightings, held, firm, enter, dropped }: TraitSensitivity,
  { criteria }: ValueReport,
  context: CommandContext,
): void {
  const { terminal, translator } = context
  const { t, list, percent } = translator
  terminal.print()
  terminal.print(
    held.length === 0
      ? t('value.traits.none')
      : t('value.traits.stay', { traits: held.length, firm, weightings }),
  )
  if (enter.length > 0) {
    const traits = list(enter.map(({ trait }) => labelText(trait.label, translator)))
    terminal.print(t('value.traits.enter', { traits }))
  }
  const [most] = dropped
  if (most !== undefined && most.jaccard < 1)
    terminal.print(
      t('value.traits.matters_most', {
        criterion: criterionName(most.criterion, criteria, translator),
        overlap: percent(most.jaccard, 0),
      }),
    )
  if (held.length === 0) return
  terminal.print()
  terminal.table(
    [
      ...['trait', 'level', 'lift'].map((column) => t(`cli.traits.${column}`)),
      ...['lift_range', 'stays'].map((column) => t(`value.column.${column}`)),
    ],
    held.map((trait) => row(trait, context)),
    { right: [2, 3, 4] },
  )
}

function row(
  { trait, when, lift, liftRange, stays }: HeldTrait,
  { translator }: CommandContext,
): readonly string[] {
  return [
    labelText(trait.label, translator),
    levelText(when, trait, translator),
    fixed(lift, 2, translator),
    range(liftRange.map((end) => fixed(end, 2, translator))),
    translator.percent(stays, 0),
  ]
}
