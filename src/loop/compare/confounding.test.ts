import { expect, it } from 'vitest'
import { seededRandom } from '../../stats/index.ts'
import { findConfounded } from './confounding.ts'

/** Accounts whose outcome follows `cause`; `shadow` follows the cause, `twin` is the cause, `own` matters beside it. */
function accounts(rows: number, seed: number) {
  const random = seededRandom(seed)
  const yes = (share: number) => (random.next() < share ? 2 : 1)
  const people = Array.from({ length: rows }, () => {
    const cause = yes(0.4)
    const own = yes(0.5)
    const win = yes(0.1 + (cause === 2 ? 0.4 : 0) + (own === 2 ? 0.25 : 0))
    return { cause, shadow: yes(cause === 2 ? 0.8 : 0.2), own, win: win - 1 }
  })
  const column = (pick: (one: (typeof people)[number]) => number) => Uint16Array.from(people, pick)
  return {
    inGroup: Uint8Array.from(people, ({ win }) => win),
    levels: [
      column(({ cause }) => cause),
      column(({ shadow }) => shadow),
      column(({ own }) => own),
      column(({ cause }) => cause),
    ],
  }
}

it('names the trait that takes the effect away, and leaves effects of their own alone', () => {
  const traits = ['cause', 'shadow', 'own', 'twin'].map((id) => ({ id, levels: 3 }))
  const found = findConfounded(traits, accounts(4000, 3))
  expect(found.map((explained) => explained?.trait)).toEqual([
    undefined,
    'cause',
    undefined,
    'cause',
  ])
  expect(found[1]?.oddsAlone).toBeGreaterThan(2)
  expect(found[1]?.oddsGiven).toBeCloseTo(1, 0)
  expect(found[1]?.pGiven).toBeGreaterThan(0.05)
})

it('sees through a shadow of many levels, some of which speak for the group by chance', () => {
  const random = seededRandom(5)
  const rows = 3000
  const cause = Uint16Array.from({ length: rows }, () => (random.next() < 0.4 ? 2 : 1))
  const shadow = cause.map((level) => level * 15 + Math.floor(random.next() * 30))
  const inGroup = Uint8Array.from(cause, (level) => (random.next() < 0.1 + level * 0.15 ? 1 : 0))
  const traits = [
    { id: 'cause', levels: 3 },
    { id: 'shadow', levels: 60 },
  ]
  const [none, explained] = findConfounded(traits, { inGroup, levels: [cause, shadow] })
  expect(none).toBeUndefined()
  expect(explained?.trait).toBe('cause')
})

it('does not take being unknown together for one explaining the other', () => {
  const random = seededRandom(8)
  const rows = 4000
  const covered = Uint8Array.from({ length: rows }, () => (random.next() < 0.6 ? 1 : 0))
  const uses = () => covered.map((flag) => (flag === 0 ? 0 : random.next() < 0.4 ? 2 : 1))
  const inGroup = covered.map((flag) => (random.next() < 0.2 + flag * 0.3 ? 1 : 0))
  const traits = ['one', 'other'].map((id) => ({ id, levels: 3 }))
  const levels = [Uint16Array.from(uses()), Uint16Array.from(uses())]
  expect(findConfounded(traits, { inGroup, levels })).toEqual([undefined, undefined])
})

it('answers for no accounts', () => {
  const traits = ['a', 'b'].map((id) => ({ id, levels: 2 }))
  const none = { inGroup: new Uint8Array(0), levels: [new Uint16Array(0), new Uint16Array(0)] }
  expect(findConfounded(traits, none)).toEqual([undefined, undefined])
})
