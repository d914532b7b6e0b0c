import type { SharedRelation } from '../../domain/index.ts'
import type { Engine } from '../../sql/index.ts'
import { carriersOf } from '../../stats/index.ts'
import type { Walk } from './candidates.ts'
import type { Findings } from './findings.ts'
import { type AccountNames, accountNames } from './names.ts'
import { thingsCalled } from './relations/index.ts'

/** Relations told of an account, and seeds named for each. */
const mostRelations = 4
const mostSeeds = 3
/** A relation that carries less is not worth a word. */
const leastShare = 0.05

interface Carried {
  readonly thing: number
  readonly share: number
  /** Seeds by key. */
  readonly seeds: readonly number[]
}

/** What brings some accounts near the seeds, by account key. */
export async function accountRelations(
  engine: Engine,
  { sample, walk }: Findings,
  keys: readonly number[],
): Promise<(key: number) => readonly SharedRelation[]> {
  if (walk === undefined) return () => []
  const seeds = new Set(Array.from(sample.seeds, (row) => sample.accounts[row] ?? 0))
  const carried = new Map(keys.map((key) => [key, carriedTo(walk, seeds, key)]))
  const all = [...carried.values()].flat()
  const things = await thingsCalled(engine, [...new Set(all.map(({ thing }) => thing))])
  const referrers = [...things.values()].flatMap(({ kind, label }) =>
    kind === 'referral' ? [Number(label)] : [],
  )
  const names = await accountNames(engine, [...all.flatMap((one) => one.seeds), ...referrers])
  return (key) =>
    (carried.get(key) ?? []).flatMap(({ thing, share, seeds: own }) => {
      const called = things.get(thing)
      if (called === undefined) return []
      return [{ ...called, label: labelOf(called, names), share, seeds: own.map(names) }]
    })
}

function labelOf(
  { kind, label }: { readonly kind: string; readonly label: string },
  names: AccountNames,
): string {
  if (kind !== 'referral') return label
  const { name, domain, id } = names(Number(label))
  return name ?? domain ?? id ?? label
}

function carriedTo(
  { graph, through }: Walk,
  seeds: ReadonlySet<number>,
  key: number,
): readonly Carried[] {
  return carriersOf(graph, through, key)
    .filter(({ share }) => share >= leastShare)
    .slice(0, mostRelations)
    .map(({ thing, share }) => {
      const { starts, items } = graph.accountsOf
      const members = items.subarray(starts[thing], starts[thing + 1])
      return { thing, share, seeds: firstSeeds(members, seeds) }
    })
}

function firstSeeds(members: Uint32Array, seeds: ReadonlySet<number>): number[] {
  const found: number[] = []
  for (const member of members) {
    if (seeds.has(member)) found.push(member)
    if (found.length === mostSeeds) break
  }
  return found
}
