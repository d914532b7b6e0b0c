import type { LevelFinding, TraitFinding, TraitTable } from '../../domain/index.ts'
import { levelText, type Translator } from '../../messages/index.ts'
import { type DataTable, none } from './data-table.ts'
import { traitName } from './names.ts'
import { decimals, pValue, range, times } from './numbers.ts'

/** A trait that says something, and the levels that say most. */
export interface Finding {
  readonly trait: TraitFinding
  readonly levels: readonly LevelFinding[]
}

/** Traits in a picture; more is a list nobody reads. */
const mostTraits = 6

/** Levels drawn for one trait. */
const mostLevels = 4

/**
 * What the picture of a table shows: the most helpful traits that are more than chance, each with the
 * levels that say most; where none is, the traits that came nearest.
 */
export function strongestFindings({ traits }: TraitTable): readonly Finding[] {
  const found = traits.filter((trait) => trait.found)
  return (found.length > 0 ? found.slice(0, mostTraits) : traits.slice(0, 3)).map((trait) => {
    const known = trait.levels.filter(({ when }) => !('missing' in when))
    const kept = known.toSorted((a, b) => b.information - a.information).slice(0, mostLevels)
    return { trait, levels: known.filter((level) => kept.includes(level)) }
  })
}

const columns = [
  'trait',
  'level',
  'group',
  'others',
  'lift',
  'interval',
  'difference',
  'p',
  'q',
  'found',
  'repeats',
  'information',
  'coverage',
] as const

/** A whole comparison, level by level. */
export function findingsTable(table: TraitTable, translator: Translator): DataTable {
  const { t } = translator
  return {
    columns: columns.map((column, index) => ({
      title:
        column === 'group' || column === 'others'
          ? t(`report.traits.${column}.${table.question}`)
          : t(`report.column.${column}`, { outcome: 'won' }),
      number: index > 1,
    })),
    rows: table.traits.flatMap((trait) =>
      trait.levels.map((level) => findingCells(trait, level, translator)),
    ),
  }
}

function findingCells(
  trait: TraitFinding,
  level: LevelFinding,
  translator: Translator,
): readonly string[] {
  const { t, number, percent } = translator
  const lift = (value: number) => times(value, translator)
  const answer = (yes: boolean) => t(`level.${yes ? 'yes' : 'no'}`)
  return [
    traitName(trait.trait, translator),
    levelText(level.when, trait.trait, translator),
    `${number(level.group)} (${percent(level.groupShare)})`,
    `${number(level.others)} (${percent(level.othersShare)})`,
    lift(level.lift.value),
    range([level.lift.low, level.lift.high], translator, lift),
    range([level.difference.low, level.difference.high], translator, (share) => percent(share)),
    pValue(level.p, translator),
    pValue(level.q, translator),
    answer(level.found),
    level.repeats === undefined ? none : answer(level.repeats),
    decimals(level.information, 3, translator),
    percent(trait.coverage.group, 0),
  ]
}
