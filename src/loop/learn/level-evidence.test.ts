import { expect, test } from 'vitest'
import { levelEvidence, tallyGroups, unseen } from './level-evidence.ts'

test('counts stand behind a level, or it is openly an assumption', () => {
  const codes = Uint8Array.of(1, 1, 1, 2, 2, 2, 2, 2)
  const good = Uint8Array.of(1, 1, 0, 0, 0, 0, 1, 0)
  const tally = tallyGroups(codes, Uint8Array.of(0, 1, 2, 3), good, () => true)
  const evidence = levelEvidence(tally, undefined)
  expect(evidence[0]).toEqual(unseen)
  expect(evidence[1]).toMatchObject({ kind: 'measured', accounts: 3, good: 2, rate: 2 / 3 })
  expect(evidence[2]).toMatchObject({ kind: 'measured', accounts: 5, good: 1, rate: 0.2 })
  expect(evidence[3]).toEqual(unseen)
})
