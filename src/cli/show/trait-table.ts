import type { LevelFinding, TraitFinding, TraitTable } from '../../domain/index.ts'
import { labelText, levelText } from '../../messages/index.ts'
import type { CommandContext } from '../command-context.ts'
import { fixed, range } from './figures.ts'

export interface TraitTableView {
  /** Levels shown at the most. */
  readonly limit: number
  /** Also levels that are not more than chance. */
  readonly all: boolean
}

/** The levels that set the group apart, by trait, most helpful trait first. */
export function showTraitTable(
  table: TraitTable,
  view: TraitTableView,
  context: CommandContext,
): void {
  const { terminal, translator } = context
  const { t } = translator
  terminal.print(
    t(`cli.traits.summary.${table.question}`, {
      group: table.group,
      others: table.others,
      traits: table.traits.length,
    }),
  )
  const found = table.traits.flatMap((trait) =>
    trait.levels.filter((level) => view.all || level.found).map((level) => ({ trait, level })),
  )
  if (found.length === 0) {
    terminal.print(nothingFound(table, context))
    return
  }
  terminal.print()
  terminal.table(
    ['trait', 'level', 'group', 'others', 'lift', 'interval', 'sure', 'repeats'].map((column) =>
      t(`cli.traits.${column}`, { question: table.question }),
    ),
    found
      .slice(0, view.limit)
      .map(({ trait, level }, index) =>
        row(trait, level, found[index - 1]?.trait === trait, context),
      ),
    { right: [2, 3, 4, 5] },
  )
  terminal.print(t('cli.traits.known'))
  const more = found.length - view.limit
  if (more > 0) terminal.print(t('cli.traits.more', { more }))
  const shown = new Set(found.slice(0, view.limit).map(({ trait }) => trait))
  for (const trait of shown) showConfounding(trait, table, context)
}

function nothingFound({ question, group, others }: TraitTable, context: CommandContext): string {
  const { t } = context.translator
  if (question === 'best_others' && group === 0 && others > 0) return t('value.nothing')
  if (group === 0 || others === 0) return t('report.traits.empty', { group, others })
  return t('cli.traits.nothing')
}

function row(
  trait: TraitFinding,
  level: LevelFinding,
  repeated: boolean,
  { translator }: CommandContext,
): string[] {
  const { t, percent } = translator
  const lift = (value: number) => fixed(value, 2, translator)
  return [
    repeated ? '' : labelText(trait.trait.label, translator),
    levelText(level.when, trait.trait, translator),
    percent(level.groupShare),
    percent(level.othersShare),
    lift(level.lift.value),
    range([lift(level.lift.low), lift(level.lift.high)]),
    t(level.found ? 'cli.traits.yes' : 'cli.traits.no'),
    level.repeats === undefined ? '' : t(level.repeats ? 'cli.traits.yes' : 'cli.traits.no'),
  ]
}

function showConfounding(
  finding: TraitFinding,
  table: TraitTable,
  { terminal, translator }: CommandContext,
): void {
  const { explainedBy, trait, found } = finding
  if (explainedBy === undefined || !found) return
  const other = table.traits.find((one) => one.trait.id === explainedBy.trait)
  terminal.print(
    translator.t('cli.traits.explained', {
      trait: labelText(trait.label, translator),
      other: other === undefined ? explainedBy.trait : labelText(other.trait.label, translator),
    }),
  )
}
