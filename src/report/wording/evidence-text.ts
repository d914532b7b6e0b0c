import { type CardTrait, type Evidence, isUnseen, type Profile } from '../../domain/index.ts'
import { notedText, type Translator } from '../../messages/index.ts'

/** The evidence in words: counts and rate, or that it is an assumption. */
export function evidenceText(
  evidence: Evidence,
  outcome: Profile['outcome'],
  translator: Translator,
): string {
  if (evidence.kind === 'measured')
    return countsText(evidence.accounts, evidence.good, outcome, translator)
  if (isUnseen(evidence)) return translator.t('level.unseen')
  return translator.t('report.evidence.assumption', {
    note: notedText(evidence.note, translator),
  })
}

/** Counts over several levels of a trait; an assumption where one of them is. */
export function countsAt(
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
