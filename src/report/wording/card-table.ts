import { type CardTrait, isNumericLevels, isUnseen, type Level } from '../../domain/index.ts'
import { levelText, type Translator } from '../../messages/index.ts'
import type { ReportContext } from '../context.ts'
import { type DataTable, none } from './data-table.ts'
import { evidenceText } from './evidence-text.ts'
import { heldTraitName } from './names.ts'
import { range, signed, times } from './numbers.ts'
import { pairWordings } from './pair-table.ts'

const columns = [
  'trait',
  'level',
  'points',
  'accounts',
  'good',
  'rate',
  'lift',
  'interval',
  'held_out',
  'repeats',
]

/**
 * Every level that some account had, or somebody vouches for, with its points, counts, lift and check on
 * accounts kept aside; then the same for two levels that matter together.
 */
export function cardTable(context: ReportContext): DataTable {
  const { input, translator } = context
  const { card, outcome } = input.profile
  return {
    columns: columns.map((column, index) => ({
      title: translator.t(`report.column.${column}`, { outcome }),
      number: index > 1,
    })),
    rows: [
      ...card.traits.flatMap((trait) =>
        trait.levels
          .filter(({ evidence }) => !isUnseen(evidence))
          .map((level) => [
            heldTraitName(trait, input.profile, translator),
            levelText(level.when, trait, translator),
            signed(level.points, translator),
            ...evidenceCells(level, translator),
          ]),
      ),
      ...pairWordings(context).flatMap((pair) =>
        pair.cells.map(({ cell, name }) => [
          pair.name,
          name,
          signed(cell.points, translator),
          ...evidenceCells(cell, translator),
        ]),
      ),
    ],
  }
}

function evidenceCells(
  { evidence }: Pick<Level, 'evidence'>,
  translator: Translator,
): readonly string[] {
  const { t, number, percent } = translator
  const lift = (value: number) => times(value, translator)
  if (evidence.kind === 'assumption')
    return [evidenceText(evidence, 'won', translator), ...Array.from({ length: 6 }, () => none)]
  return [
    number(evidence.accounts),
    number(evidence.good),
    percent(evidence.rate, 0),
    lift(evidence.lift),
    range(evidence.liftInterval, translator, lift),
    evidence.heldOut === undefined ? none : lift(evidence.heldOut.lift),
    evidence.repeats === undefined ? none : t(`level.${evidence.repeats ? 'yes' : 'no'}`),
  ]
}

/** Traits by what they carry, most first. */
export function byImportance(traits: readonly CardTrait[]): readonly CardTrait[] {
  return traits.toSorted((a, b) => b.importance - a.importance)
}

/**
 * Levels in the order people read them: numbers ascending, categories by their points, then all others, and
 * what is not known last; without those that no account had.
 */
export function readingOrder({ levels }: CardTrait): readonly Level[] {
  const last = ({ when }: Level) => Number('missing' in when) * 2 + Number('other' in when)
  const ranges = isNumericLevels(levels.map(({ when }) => when))
  return levels
    .filter(({ evidence }) => !isUnseen(evidence))
    .toSorted((a, b) => last(a) - last(b) || (ranges ? 0 : b.points - a.points))
}
