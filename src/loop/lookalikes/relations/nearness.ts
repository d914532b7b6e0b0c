import { relationsTraitId, type Trait, type When } from '../../../domain/index.ts'
import {
  type CodedTrait,
  nearness,
  type SharedGraph,
  seededRandom,
  shuffle,
  walkFrom,
} from '../../../stats/index.ts'

/** Nearness by what accounts share, as a trait beside the others. */
export const relationsTrait: Trait = {
  id: relationsTraitId,
  label: { key: 'lookalikes.relations_trait' },
  type: 'number',
  group: 'custom',
  timing: 'unknown',
  sources: [],
}

/** How often walkers come by, 1 being average; below the first edge they do not. */
const edges = [0.01, 0.5, 1, 2, 5, 20] as const

export const relationsWhens: readonly When[] = [
  { missing: true },
  { below: edges[0] },
  ...edges.map((from, index): When => {
    const below = edges[index + 1]
    return below === undefined ? { from } : { from, below }
  }),
]

/** The level of a nearness; NaN, where nothing leads to the account, is `missing`. */
export function nearnessLevel(near: number): number {
  return Number.isNaN(near) ? 0 : 1 + edges.filter((edge) => near >= edge).length
}

/** Into so many parts seeds are dealt, each of which is reached from the others only. */
const PARTS = 5

/**
 * Nearness of every row of a sample to some of its rows. A seed must not be near to itself, or no other account
 * could be as near: it is reached from the seeds of the other parts.
 *
 * @param accounts account of each row
 * @param seeds rows of the seeds
 */
export function nearnessOfRows(
  graph: SharedGraph,
  accounts: Uint32Array,
  seeds: Uint32Array,
): Float64Array {
  const at = (rows: Uint32Array) => rows.map((row) => accounts[row] ?? 0)
  const near = nearness(graph, walkFrom(graph, at(seeds)), accounts)
  const dealt = shuffle(seededRandom(seeds.length), seeds.slice())
  const parts = Math.min(PARTS, seeds.length)
  for (let part = 0; part < parts; part += 1) {
    const own = dealt.filter((_, i) => i % parts === part)
    const others = dealt.filter((_, i) => i % parts !== part).sort()
    const reached = nearness(graph, walkFrom(graph, at(others)), at(own))
    own.forEach((row, i) => {
      near[row] = reached[i] ?? Number.NaN
    })
  }
  return near
}

/** The same as a coded trait. */
export function relationsCoded(near: Float64Array): CodedTrait {
  return {
    codes: Uint8Array.from(near, nearnessLevel),
    levels: relationsWhens.length,
    ordered: true,
  }
}
