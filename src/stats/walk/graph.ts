import { rowsWith } from '../order/index.ts'

/** Lists of numbers laid end to end: list i stands from `starts[i]` to `starts[i + 1]`. */
export interface Lists {
  readonly starts: Uint32Array
  readonly items: Uint32Array
}

/**
 * Accounts and what they share (a person, an investor, an event ...), each linked to the other side only: a
 * bipartite graph as compressed rows in both directions.
 */
export interface SharedGraph {
  readonly accounts: number
  readonly things: number
  /** The things by which an account can be reached. */
  readonly thingsOf: Lists
  /** The things by which a walker leaves it: these, and those that lead away only. */
  readonly waysFrom: Lists
  readonly accountsOf: Lists
  /** How much a walker cares for each thing: `ln(accounts / those that have it)`, 0 for what all have. */
  readonly pull: Float64Array
}

/** A link of an account, both numbered from 0. */
export interface Links {
  readonly account: Uint32Array
  readonly thing: Uint32Array
  /** 1 where the link can be left by but not arrived by. */
  readonly away: Uint8Array
}

/** The graph of links; doubles count once. */
export function sharedGraph(
  accounts: number,
  things: number,
  { account, thing, away }: Links,
): SharedGraph {
  const both = rowsWith(away, 0)
  const accountsOf = distinct(grouped(things, at(thing, both), at(account, both)))
  const thingsOf = distinct(grouped(accounts, at(account, both), at(thing, both)))
  const pull = Float64Array.from({ length: things }, (_, one) => {
    const degree = sizeOf(accountsOf, one)
    return degree === 0 ? 0 : Math.max(0, Math.log(accounts / degree))
  })
  const waysFrom = distinct(grouped(accounts, account, thing))
  return { accounts, things, thingsOf, waysFrom, accountsOf, pull }
}

function at(values: Uint32Array, places: Uint32Array): Uint32Array {
  return places.map((place) => values[place] ?? 0)
}

export function sizeOf({ starts }: Lists, list: number): number {
  return (starts[list + 1] ?? 0) - (starts[list] ?? 0)
}

/** Items by their list, in the order in which they came (counting sort). */
function grouped(lists: number, list: Uint32Array, item: Uint32Array): Lists {
  const starts = new Uint32Array(lists + 1)
  for (const one of list) starts[one + 1] = (starts[one + 1] ?? 0) + 1
  for (let i = 0; i < lists; i += 1) starts[i + 1] = (starts[i + 1] ?? 0) + (starts[i] ?? 0)
  const next = starts.slice()
  const items = new Uint32Array(item.length)
  for (let i = 0; i < list.length; i += 1) {
    const at = next[list[i] ?? 0] ?? 0
    items[at] = item[i] ?? 0
    next[list[i] ?? 0] = at + 1
  }
  return { starts, items }
}

/** Every list ascending, each item once. */
function distinct({ starts, items }: Lists): Lists {
  const kept = new Uint32Array(starts.length)
  let end = 0
  for (let list = 0; list < starts.length - 1; list += 1) {
    const sorted = items.subarray(starts[list], starts[list + 1]).sort()
    const first = end
    for (const item of sorted) {
      if (end > first && items[end - 1] === item) continue
      items[end] = item
      end += 1
    }
    kept[list + 1] = end
  }
  return { starts: kept, items: items.slice(0, end) }
}
