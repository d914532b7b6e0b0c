import {
  type CardTrait,
  cardParts,
  type Evidence,
  isNumericLevels,
  isUnseen,
  type Profile,
  type When,
} from '../../domain/index.ts'
import { levelText, type Translator } from '../../messages/index.ts'
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
}

/** Traits named in a one-sentence profile; more is not read in a minute. */
const most = 4

/** A level must add at least this many points (7 % on the odds), or it does not describe anybody. */
const leastPoints = 2

/**
 * Who the ideal customer is: of each trait the levels that add at least half of what its best level
 * adds, the traits that add most first.
 */
export function idealStatements(profile: Profile, translator: Translator): IdealStatement[] {
  const parts = cardParts(profile.card)
  return profile.card.traits
    .flatMap((trait, index) =>
      idealOf(trait, parts.traits[index]?.contributions ?? [], profile.outcome, translator),
    )
    .sort((a, b) => b.points - a.points)
    .slice(0, most)
}

function idealOf(
  trait: CardTrait,
  contributions: readonly number[],
  outcome: Profile['outcome'],
  translator: Translator,
): IdealStatement[] {
  const named = trait.levels.flatMap(({ when }, level) =>
    'missing' in when || 'other' in when ? [] : [{ level, points: contributions[level] ?? 0 }],
  )
  const points = Math.max(...named.map((candidate) => candidate.points))
  if (points < leastPoints) return []
  const levels = named
    .filter((candidate) => candidate.points >= Math.max(leastPoints, points / 2))
    .map(({ level }) => level)
  const whens = levels.flatMap((position) => trait.levels[position]?.when ?? [])
  const text = idealText(trait, whens, translator)
  const evidence = countsAt(trait, levels, outcome, translator)
  return [{ trait, levels, text, evidence, points }]
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

/** Counts over several levels of a trait; an assumption where one of them is. */
function countsAt(
  trait: CardTrait,
  levels: readonly number[],
  outcome: Profile['outcome'],
  translator: Translator,
): string {
  const all = levels.flatMap((level) => trait.levels[level]?.evidence ?? [])
  const assumed = all.find(({ kind }) => kind === 'assumption')
  if (assumed !== undefined) return evidenceText(assumed, outcome, translator)
  const counted = all.flatMap((evidence) => (evidence.kind === 'measured' ? [evidence] : []))
  return countsText(
    counted.reduce((sum, { accounts }) => sum + accounts, 0),
    counted.reduce((sum, { good }) => sum + good, 0),
    outcome,
    translator,
  )
}

/** Several levels in one phrase: neighbouring ranges as one range, categories one after another. */
export function joinedLevels(
  whens: readonly When[],
  trait: CardTrait,
  translator: Translator,
): string {
  if (isNumericLevels(whens))
    return translator.either(mergeRanges(whens).map((when) => levelText(when, trait, translator)))
  const values = whens.flatMap((when) => ('values' in when ? when.values : []))
  const rest = whens.filter((when) => !('values' in when))
  const named: readonly When[] = values.length === 0 ? rest : [{ values }, ...rest]
  return translator.either(named.map((when) => levelText(when, trait, translator)))
}

function mergeRanges(whens: readonly When[]): readonly When[] {
  const merged: { from?: number | undefined; below?: number | undefined }[] = []
  for (const when of whens) {
    if ('missing' in when || 'other' in when || 'values' in when) continue
    const last = merged.at(-1)
    if (last?.below !== undefined && last.below === when.from) last.below = when.below
    else merged.push({ ...when })
  }
  return merged.map(({ from, below }) => ({
    ...(from === undefined ? {} : { from }),
    ...(below === undefined ? {} : { below }),
  }))
}

/** The evidence in words: counts and rate, or that it is an assumption. */
export function evidenceText(
  evidence: Evidence,
  outcome: Profile['outcome'],
  translator: Translator,
): string {
  if (evidence.kind === 'measured')
    return countsText(evidence.accounts, evidence.good, outcome, translator)
  if (isUnseen(evidence)) return translator.t('level.unseen')
  return translator.t('report.evidence.assumption', { note: evidence.note })
}

function countsText(
  accounts: number,
  good: number,
  outcome: Profile['outcome'],
  { t, percent }: Translator,
): string {
  if (accounts === 0) return t('report.evidence.none')
  return t('report.evidence.counted', {
    outcome,
    good,
    accounts,
    rate: percent(good / accounts, 0),
  })
}
