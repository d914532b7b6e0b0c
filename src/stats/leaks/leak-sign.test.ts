import { expect, test } from 'vitest'
import { type CodedTrait, seededRandom, stratifiedFolds } from '../index.ts'
import { leakSign } from './index.ts'

const random = seededRandom(2)
const rows = 1000
const good = Uint8Array.from({ length: rows }, () => (random.next() < 0.3 ? 1 : 0))
const fold = stratifiedFolds(random, good, 5)

function trait(levels: number, code: (won: boolean) => number): CodedTrait {
  return { levels, ordered: false, codes: good.map((outcome) => code(outcome === 1)) }
}
const chance = (share: number) => random.next() < share
const kind = (of: CodedTrait, suspect = false) => leakSign(of, good, fold, 5, suspect)?.kind

test('marks of traits that were filled in after the outcome', () => {
  const anyValue = () => 1 + Math.floor(random.next() * 3)
  expect(kind(trait(4, (won) => (won && chance(0.5) ? anyValue() : 0)))).toBe('filled_where_won')
  expect(kind(trait(4, (won) => (!won && chance(0.5) ? anyValue() : 0)))).toBe('filled_where_lost')
  expect(kind(trait(4, (won) => (won || chance(0.8) ? anyValue() : 0)))).toBe('missing_where_lost')
  expect(kind(trait(3, (won) => (won === chance(0.95) ? 1 : 2)))).toBe('too_good')
})

test('honest traits, strong or often missing, are not named; a header that tells the state lowers the bar', () => {
  const strong = trait(3, (won) => (chance(won ? 0.8 : 0.3) ? 1 : 2))
  expect(kind(strong)).toBeUndefined()
  expect(kind(strong, true)).toBe('state_word')
  expect(kind(trait(4, (won) => (chance(won ? 0.9 : 0.6) ? 1 : 0)))).toBeUndefined()
  expect(
    kind(
      trait(4, () => (chance(0.5) ? 1 : 0)),
      true,
    ),
  ).toBeUndefined()
})

test('a handful of rows shows no marks, and none do without rows', () => {
  const few = Uint8Array.of(1, 0, 0, 0, 0)
  const codes = Uint8Array.of(1, 0, 0, 0, 0)
  const folds = Uint8Array.of(0, 1, 2, 3, 4)
  expect(leakSign({ levels: 2, ordered: false, codes }, few, folds, 5, false)).toBeUndefined()
  const none = new Uint8Array(0)
  expect(leakSign({ levels: 2, ordered: false, codes: none }, none, none, 5, true)).toBeUndefined()
})
