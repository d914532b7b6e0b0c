import { expect, test } from 'vitest'
import { simulateCoded } from '../../../test/simulated-coded.ts'
import { chooseTraits } from './choose-traits.ts'

test('few accounts with many traits that each tell a little get a card, of traits that tell', () => {
  const cards = Array.from({ length: 20 }, (_, seed) => {
    const { data } = simulateCoded(seed, { rows: 560, traits: 90, telling: 15 }, 0.4)
    const rows = Uint32Array.from(data.good.keys())
    return chooseTraits({ data, rows }, 12).map(({ index }) => index)
  })
  expect(cards.filter((chosen) => chosen.length === 0).length).toBeLessThanOrEqual(3)
  const idle = cards.flat().filter((index) => index >= 15)
  expect(idle.length).toBeLessThanOrEqual(0.15 * cards.flat().length)
})
