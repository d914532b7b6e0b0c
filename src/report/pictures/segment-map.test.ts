import { expect, test } from 'vitest'
import { translator } from '../../messages/index.ts'
import { segmentMap } from './segment-map.ts'

const { number, percent } = translator('en')
const words = {
  id: 'map',
  title: 'Segments',
  description: 'Reach and lift',
  covered: 'reach',
  lift: 'lift',
  number,
  percent,
}

test('segments of the same reach and lift keep marks that can be told apart', () => {
  const dots = ['1', '2', '3'].map((mark, place) => {
    const lift = 2.38 + place / 100
    return { covered: 0.18, interval: [lift - 0.1, lift + 0.1] as const, lift, mark }
  })
  const svg = segmentMap(dots, words)
  const places = [...svg.matchAll(/<text x="([\d.]+)" y="([\d.]+)"[^>]*class="halo"/g)].map(
    ([, x, y]) => [Number(x), Number(y)] as const,
  )
  expect(places).toHaveLength(3)
  for (const [place, [x, y]] of places.entries())
    for (const [otherX, otherY] of places.slice(place + 1))
      expect(Math.hypot(x - otherX, y - otherY)).toBeGreaterThan(10)
})
