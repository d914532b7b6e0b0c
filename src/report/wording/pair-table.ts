import {
  type Card,
  type CardPair,
  type CardTrait,
  isUnseen,
  type PairCell,
  pairCells,
} from '../../domain/index.ts'
import { briefLevelText, levelText, type Translator } from '../../messages/index.ts'
import type { ReportContext } from '../context.ts'
import { type DataTable, none } from './data-table.ts'
import { traitName } from './names.ts'
import { signed } from './numbers.ts'

/** What two traits of the card have together, ready to be laid out. */
export interface PairWording {
  readonly caption: string
  /** The points as a table of the two traits' levels. */
  readonly matrix: DataTable
  /** Every cell that some account stands behind, with the name of the pair and of the cell. */
  readonly cells: readonly { readonly name: string; readonly cell: PairCell }[]
  readonly name: string
}

/** The pairs of the card in words. */
export function pairWordings({ input, translator }: ReportContext): readonly PairWording[] {
  const { card } = input.profile
  return card.pairs.flatMap((pair) => {
    const [first, second] = pair.traits.map((id) => card.traits.find((trait) => trait.id === id))
    return first === undefined || second === undefined
      ? []
      : [wordingOf(pair, first, second, translator)]
  })
}

function wordingOf(
  pair: CardPair,
  first: CardTrait,
  second: CardTrait,
  translator: Translator,
): PairWording {
  const names = { first: traitName(first, translator), second: traitName(second, translator) }
  const name = `${names.first} × ${names.second}`
  return {
    name,
    caption: translator.t('report.card.together', names),
    matrix: matrixOf(pair, first, second, name, translator),
    cells: pairCells(pair).map((cell) => ({
      name: [first, second]
        .map((trait, at) => {
          const when = trait.levels[cell.levels[at] ?? 0]?.when ?? { missing: true }
          return levelText(when, trait, translator)
        })
        .join(' × '),
      cell,
    })),
  }
}

function matrixOf(
  pair: CardPair,
  first: CardTrait,
  second: CardTrait,
  corner: string,
  translator: Translator,
): DataTable {
  const text = (trait: CardTrait, level: number) =>
    briefLevelText(trait.levels[level]?.when ?? { missing: true }, trait, translator)
  // What is not known comes last.
  const seen = ({ levels }: CardTrait) =>
    [...Array.from(levels.keys()).slice(1), 0].filter(
      (level) => !isUnseen(levels[level]?.evidence ?? nobody),
    )
  const columns = seen(second)
  return {
    columns: [
      { title: corner },
      ...columns.map((level) => ({ title: text(second, level), number: true })),
    ],
    rows: seen(first).map((row) => [
      text(first, row),
      ...columns.map((column) => {
        const behind = pair.evidence[row]?.[column] ?? nobody
        return isUnseen(behind) ? none : signed(pair.points[row]?.[column] ?? 0, translator)
      }),
    ]),
  }
}

const nobody: Card['traits'][number]['levels'][number]['evidence'] = {
  kind: 'assumption',
  note: '',
}
