import { expect, it } from 'vitest'
import { heldSentences, translator } from './index.ts'

it('tells traits held to run one way on the card from those that are not on it', () => {
  const asked = (['Employees', 'Offices'] as const).map((id) => ({
    trait: { id },
    direction: 'up' as const,
  }))
  const said = (...onCard: string[]) =>
    heldSentences(asked, { traits: onCard.map((id) => ({ id })) }, ({ id }) => id, translator('en'))
  expect(said('Employees')).toEqual([
    expect.stringMatching(
      /^Points were made .* Employees \(held to rise\)\. This is an assumption\.$/,
    ),
    expect.stringMatching(/not on the card: Offices \(held to rise\)\./),
  ])
  expect(said('Employees', 'Offices')).toHaveLength(1)
  expect(heldSentences([], { traits: [] }, () => '', translator('en'))).toEqual([])
})
