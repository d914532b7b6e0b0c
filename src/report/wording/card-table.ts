import { type CardTrait, isUnseen, type Level } from '../../domain/index.ts'
import { levelText, type Translator } from '../../messages/index.ts'
import type { ReportContext } from '../context.ts'
import { type DataTable, none } from './data-table.ts'
import { evidenceText } from './ideal.ts'
import { traitName } from './names.ts'
import { range, signed, times } from './numbers.ts'

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

/** Every level of the card with its points, counts, lift and check on accounts kept aside. */
export function cardTable({ input, translator }: ReportContext): DataTable {
  const { card, outcome } = input.profile
  return {
    columns: columns.map((column, index) => ({
      title: translator.t(`report.column.${column}`, { outcome }),
      number: index > 1,
    })),
    rows: card.traits.flatMap((trait) =>
      trait.levels.map((level) => [
        traitName(trait, translator),
        levelText(level.when, translator),
        signed(level.points, translator),
        ...evidenceCells(level, translator),
      ]),
    ),
  }
}

function evidenceCells({ evidence }: Level, translator: Translator): readonly string[] {
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

/** Levels in the order people read them: what is not known last, what nobody has not at all. */
export function readingOrder({ levels }: CardTrait): readonly Level[] {
  const missing = ({ when }: Level) => 'missing' in when
  const held = levels.filter((level) => !(missing(level) && isUnseen(level.evidence)))
  return [...held.filter((level) => !missing(level)), ...held.filter(missing)]
}
