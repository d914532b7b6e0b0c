import { type CardTrait, cardParts, type Profile, type When } from '../../domain/index.ts'
import type { Translator } from '../../messages/index.ts'
import { countsAt } from './evidence-text.ts'
import { joinedLevels } from './joined-levels.ts'
import { isolated, traitName } from './names.ts'

/** One thing the ideal customer is, and what stands behind it. */
export interface IdealStatement {
  readonly trait: CardTrait
  /** Positions of the levels that speak clearly for an account. */
  readonly levels: readonly number[]
  readonly text: string
  /** The same in counts. */
  readonly evidence: string
  /** Points that the best of these levels adds against the average account. */
  readonly points: number
  /** Whether it surely adds points: their interval lies above 0. */
  readonly sure: boolean
}

/** Traits named in a one-sentence profile; more is not read in a minute. */
const most = 4

/** A level must add at least this many points (7 % on the odds), or it does not describe anybody. */
const leastPoints = 2

/**
 * Who the ideal customer is: of each trait the levels that add at least half of what its best level
 * adds, the traits that surely add something before those whose points may be chance, and of these the ones that
 * add most. Where the data has the trait, levels that are only held do not count.
 */
export function idealStatements(profile: Profile, translator: Translator): IdealStatement[] {
  const parts = cardParts(profile.card)
  return profile.card.traits
    .flatMap((trait, index) =>
      idealOf(trait, parts.traits[index]?.contributions ?? [], profile.outcome, translator),
    )
    .sort((a, b) => Number(b.sure) - Number(a.sure) || b.points - a.points)
    .slice(0, most)
}

function idealOf(
  trait: CardTrait,
  contributions: readonly number[],
  outcome: Profile['outcome'],
  translator: Translator,
): IdealStatement[] {
  const seen = trait.levels.some(({ evidence }) => evidence.kind === 'measured')
  const named = trait.levels.flatMap(({ evidence, when }, level) =>
    'missing' in when || 'other' in when || (seen && evidence.kind === 'assumption')
      ? []
      : [{ level, points: contributions[level] ?? 0 }],
  )
  const points = Math.max(...named.map((candidate) => candidate.points))
  if (points < leastPoints) return []
  const levels = named
    .filter((candidate) => candidate.points >= Math.max(leastPoints, points / 2))
    .map(({ level }) => level)
  const whens = levels.flatMap((position) => trait.levels[position]?.when ?? [])
  const text = idealText(trait, whens, translator)
  const evidence = countsAt(trait, levels, outcome, translator)
  const sure = levels.some((level) => (trait.levels[level]?.interval[0] ?? 0) > 0)
  return [{ trait, levels, text, evidence, points, sure }]
}

/** "Industry: Software or Fintech"; the name alone for what is answered with yes. */
function idealText(trait: CardTrait, whens: readonly When[], translator: Translator): string {
  const yes =
    whens.length === 1 && whens.every((when) => 'values' in when && when.values[0] === 'yes')
  const name = traitName(trait, translator)
  if (trait.type === 'yes_no' && yes) return name
  const level = isolated(joinedLevels(whens, trait, translator), translator)
  return translator.t('report.statement', { trait: name, level })
}
