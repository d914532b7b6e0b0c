import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { carriersOf, nearness, sharedGraph, walkFrom } from './index.ts'

const links = fc.array(fc.tuple(fc.nat(11), fc.nat(6)), { maxLength: 50 }).map((pairs) => ({
  account: Uint32Array.from(pairs, ([account]) => account),
  thing: Uint32Array.from(pairs, ([, thing]) => thing),
}))

const everybody = (accounts: number) => Uint32Array.from({ length: accounts }, (_, one) => one)

/** Links that can be walked both ways. */
function graphOf(accounts: number, things: number, account: Uint32Array, thing: Uint32Array) {
  return sharedGraph(accounts, things, { account, thing, away: new Uint8Array(account.length) })
}

/** The same by two hundred rounds of the definition, on a plain matrix of links. */
function byRounds(account: Uint32Array, thing: Uint32Array, seeds: readonly number[]): number[] {
  const has = Array.from({ length: 12 }, () => new Array<boolean>(7).fill(false))
  account.forEach((a, i) => {
    const own = has[a]
    if (own !== undefined) own[thing[i] ?? 0] = true
  })
  const degree = Array.from({ length: 7 }, (_, t) => has.filter((own) => own[t]).length)
  const pull = degree.map((n) => (n === 0 ? 0 : Math.log(12 / n)))
  let now = has.map((_, a) => (seeds.includes(a) ? 1 / seeds.length : 0))
  const through = new Array<number>(7).fill(0)
  for (let round = 0; round < 200; round += 1) {
    const passing = new Array<number>(7).fill(0)
    has.forEach((own, a) => {
      const pulls = pull.reduce((sum, p, t) => sum + (own[t] ? p : 0), 0)
      pull.forEach((p, t) => {
        if (own[t] && pulls > 0) passing[t] = (passing[t] ?? 0) + (0.5 * (now[a] ?? 0) * p) / pulls
      })
    })
    const each = passing.map((mass, t) => mass / Math.max(1, degree[t] ?? 0))
    each.forEach((value, t) => {
      through[t] = (through[t] ?? 0) + value
    })
    now = has.map((own) => each.reduce((sum, value, t) => sum + (own[t] ? value : 0), 0))
  }
  return through
}

test('pushing gives what walking round after round gives', () => {
  void fc.assert(
    fc.property(links, ({ account, thing }) => {
      const graph = graphOf(12, 7, account, thing)
      const through = walkFrom(graph, Uint32Array.of(0, 3))
      byRounds(account, thing, [0, 3]).forEach((value, t) => {
        expect(Math.abs((through[t] ?? 0) - value)).toBeLessThan(1e-4)
      })
    }),
  )
})

test('a rare thing brings nearer than a common one, what everybody has brings nothing', () => {
  // Account 0 is the seed; 1 shares a rare thing with it, 2 a common one, all share thing 2.
  const account = Uint32Array.of(0, 1, 0, 2, 3, 4, 5, 0, 1, 2, 3, 4, 5, 6, 0)
  const thing = Uint32Array.of(0, 0, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 0)
  const graph = graphOf(7, 3, account, thing)
  const through = walkFrom(graph, Uint32Array.of(0))
  const near = nearness(graph, through, everybody(7))
  expect(near[1]).toBeGreaterThan((near[2] ?? 0) * 3)
  expect(near[6]).toBe(0)
  expect(near.reduce((sum, value) => sum + value, 0)).toBeCloseTo(7, 9)
  expect(carriersOf(graph, through, 1)).toEqual([{ thing: 0, share: 1 }])
  expect(carriersOf(graph, through, 6)).toEqual([])
})

test('a way that only leads away brings nobody back', () => {
  const links = { account: Uint32Array.of(0, 1, 2), thing: Uint32Array.of(0, 0, 0) }
  const graph = sharedGraph(9, 1, { ...links, away: Uint8Array.of(1, 0, 0) })
  const near = nearness(graph, walkFrom(graph, Uint32Array.of(0)), everybody(9))
  expect(near[1]).toBeGreaterThan(1)
  expect(near[0]).toBeNaN()
  const back = nearness(graph, walkFrom(graph, Uint32Array.of(1)), everybody(9))
  expect(back[2]).toBeGreaterThan(1)
  expect(back[0]).toBeNaN()
})

test('without seeds or links nobody is near', () => {
  const empty = graphOf(3, 0, new Uint32Array(0), new Uint32Array(0))
  const alone = nearness(empty, walkFrom(empty, Uint32Array.of(1)), everybody(3))
  expect([...alone]).toEqual([Number.NaN, Number.NaN, Number.NaN])
  const graph = graphOf(3, 1, Uint32Array.of(0, 1), Uint32Array.of(0, 0))
  expect([...walkFrom(graph, new Uint32Array(0))]).toEqual([0])
})
