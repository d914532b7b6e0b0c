import { type SharedGraph, sizeOf } from './graph.ts'

/** Chance that a walker goes home after each visit: most stay within one or two shared things. */
const HOME = 0.5
/** What is left at a node is walked on while it is more than this a link. */
const LEAST_A_LINK = 1e-7

/**
 * Which accounts are close to the seeds by what they share? Walkers start at the seeds, go to a thing of the
 * account (the rarer, the likelier), from there to any account that has it, and after each visit go home with
 * probability 1/2: a random walk with restart (Tong, Faloutsos, Pan 2006; personalised PageRank, Page and
 * others 1999), computed by pushing what is left at a node along its links (Andersen, Chung, Lang 2006), so
 * that only the seeds' surroundings are touched.
 *
 * @returns for each thing how much went through it a member: what it brings to each account that has it;
 *   0 for all without seeds
 */
export function walkFrom(graph: SharedGraph, seeds: Uint32Array): Float64Array {
  const waiting = new Float64Array(graph.accounts)
  const through = new Float64Array(graph.things)
  const passing = new Float64Array(graph.things)
  let active: number[] = []
  for (const seed of seeds) {
    if (add(waiting, seed, 1 / seeds.length, 0)) active.push(seed)
  }
  while (active.length > 0) {
    const full: number[] = []
    for (const account of active) {
      const left = (waiting[account] ?? 0) * (1 - HOME)
      waiting[account] = 0
      pass(graph, account, left, passing, full)
    }
    active = []
    for (const thing of full) {
      const each = (passing[thing] ?? 0) / sizeOf(graph.accountsOf, thing)
      passing[thing] = 0
      through[thing] = (through[thing] ?? 0) + each
      arrive(graph, thing, each, waiting, active)
    }
  }
  return through
}

/** What waits at an account goes on to its things, by their pull; things that fill up are noted. */
function pass(
  { waysFrom, accountsOf, pull }: SharedGraph,
  account: number,
  left: number,
  passing: Float64Array,
  full: number[],
): void {
  const own = waysFrom.items.subarray(waysFrom.starts[account], waysFrom.starts[account + 1])
  let pulls = 0
  for (const thing of own) pulls += pull[thing] ?? 0
  if (pulls === 0) return
  for (const thing of own) {
    const least = LEAST_A_LINK * sizeOf(accountsOf, thing)
    if (add(passing, thing, (left * (pull[thing] ?? 0)) / pulls, least)) full.push(thing)
  }
}

function arrive(
  { accountsOf, waysFrom }: SharedGraph,
  thing: number,
  each: number,
  waiting: Float64Array,
  active: number[],
): void {
  const end = accountsOf.starts[thing + 1] ?? 0
  for (let i = accountsOf.starts[thing] ?? 0; i < end; i += 1) {
    const account = accountsOf.items[i] ?? 0
    if (add(waiting, account, each, LEAST_A_LINK * sizeOf(waysFrom, account))) active.push(account)
  }
}

/** Adds to what is at a place; does that take it above the least that is worth carrying on? */
function add(amounts: Float64Array, at: number, amount: number, least: number): boolean {
  const before = amounts[at] ?? 0
  amounts[at] = before + amount
  return before <= least && before + amount > least
}

/**
 * How near some accounts are: what all their things bring, times the number of accounts, so that 1 is what
 * an account would have were the visits dealt out evenly. NaN for an account that no thing leads to.
 */
export function nearness(
  { accounts, thingsOf, accountsOf }: SharedGraph,
  through: Float64Array,
  asked: Uint32Array,
): Float64Array {
  const visits = through.reduce((sum, each, thing) => sum + each * sizeOf(accountsOf, thing), 0)
  const near = new Float64Array(asked.length)
  for (let i = 0; i < asked.length; i += 1) {
    const account = asked[i] ?? 0
    const end = thingsOf.starts[account + 1] ?? 0
    let sum = 0
    for (let link = thingsOf.starts[account] ?? 0; link < end; link += 1) {
      sum += through[thingsOf.items[link] ?? 0] ?? 0
    }
    near[i] = sizeOf(thingsOf, account) === 0 ? Number.NaN : (sum * accounts) / (visits || 1)
  }
  return near
}

/** A thing that carries an account's nearness, with its share of it, in (0, 1]. */
export interface Carrier {
  readonly thing: number
  readonly share: number
}

/** What brings an account near, most first; nothing where it is not near. */
export function carriersOf(
  { thingsOf }: SharedGraph,
  through: Float64Array,
  account: number,
): readonly Carrier[] {
  const own = thingsOf.items.subarray(thingsOf.starts[account], thingsOf.starts[account + 1])
  const total = own.reduce((sum, thing) => sum + (through[thing] ?? 0), 0)
  return Array.from(own, (thing) => ({ thing, share: (through[thing] ?? 0) / (total || 1) }))
    .filter(({ share }) => share > 0)
    .toSorted((a, b) => b.share - a.share || a.thing - b.thing)
}
