import {
  type CardPair,
  type CardTrait,
  heldDirection,
  isUnseen,
  type Level,
  type Profile,
  pairCells,
  type Trait,
} from '../../domain/index.ts'
import {
  briefLevelText,
  heldSentences,
  heldText,
  labelText,
  levelText,
  notedText,
} from '../../messages/index.ts'
import type { CommandContext } from '../command-context.ts'
import { fixed, range, signed } from './figures.ts'

/** The points of every level that somebody stands behind, with what was counted. */
export function showCard(profile: Profile, { terminal, translator }: CommandContext): void {
  const { t, number } = translator
  const { card } = profile
  terminal.print()
  terminal.table(
    ['trait', 'level', 'points', 'interval', 'evidence', 'lift'].map((column) =>
      t(`cli.card.${column}`),
    ),
    [
      ...card.traits.flatMap((trait) => cardRows(trait, profile, translator)),
      ...card.pairs.flatMap((pair) => pairRows(pair, profile, translator)),
    ],
    { right: [2, 3, 5] },
  )
  const name = ({ label }: Trait) => labelText(label, translator)
  for (const line of heldSentences(profile.monotone ?? [], card, name, translator)) {
    terminal.print(line)
  }
  terminal.print(t('cli.card.note', { base: number(card.base), doubling: card.pointsPerDoubling }))
}

type Translator = CommandContext['translator']

function cardRows(trait: CardTrait, profile: Profile, translator: Translator): string[][] {
  const { outcome } = profile
  const direction = heldDirection(profile, trait.id)
  const name = heldText(labelText(trait.label, translator), direction, translator)
  return trait.levels
    .filter(({ evidence }) => !isUnseen(evidence))
    .toSorted((a, b) => b.points - a.points)
    .map((level, index) => [
      index === 0 ? name : '',
      (level.evidence.kind === 'assumption' ? briefLevelText : levelText)(
        level.when,
        trait,
        translator,
      ),
      ...figures(level, outcome, translator),
    ])
}

/** The cells of a pair that move an account most. */
function pairRows(pair: CardPair, { card, outcome }: Profile, translator: Translator): string[][] {
  const traits = pair.traits.map((id) => card.traits.find((trait) => trait.id === id))
  const name = traits.map((trait) => trait && labelText(trait.label, translator)).join(' × ')
  return pairCells(pair)
    .slice(0, shownCells)
    .map((cell, index) => [
      index === 0 ? name : '',
      traits
        .map((trait, at) => {
          const when = trait?.levels[cell.levels[at] ?? 0]?.when
          return trait && when ? briefLevelText(when, trait, translator) : ''
        })
        .join(' × '),
      ...figures(cell, outcome, translator),
    ])
}

/** The report has them all. */
const shownCells = 10

/** Points, interval, counts and lift. */
function figures(
  level: Omit<Level, 'when'>,
  outcome: Profile['outcome'],
  translator: Translator,
): string[] {
  return [
    signed(level.points, translator),
    range(level.interval.map((end) => translator.number(Math.round(end) + 0))),
    evidenceText(level, outcome, translator),
    liftText(level, translator),
  ]
}

function evidenceText(
  { evidence }: Pick<Level, 'evidence'>,
  outcome: Profile['outcome'],
  translator: Translator,
): string {
  const { t, number, percent } = translator
  if (evidence.kind === 'assumption')
    return t('punctuation.colon', {
      before: t('cli.card.assumption'),
      after: notedText(evidence.note, translator),
    })
  const { good, accounts, rate } = evidence
  return t('cli.card.counted', {
    good: number(good),
    accounts: number(accounts),
    rate: percent(rate),
    outcome,
  })
}

function liftText({ evidence }: Pick<Level, 'evidence'>, translator: Translator): string {
  if (evidence.kind === 'assumption') return ''
  return fixed(evidence.lift, 2, translator)
}
