import type { Lookalike, LookalikePart } from '../../domain/index.ts'
import type { Engine } from '../../sql/index.ts'
import { nearestSeeds, type Standing, standings, topRows } from '../../stats/index.ts'
import { accountLevels } from './account-levels.ts'
import { accountRelations } from './account-relations.ts'
import { type Findings, traitId } from './findings.ts'
import { accountNames } from './names.ts'

/** Examples named for an account. */
const mostNearest = 3
/** They are sought among so many seeds. */
const mostExamples = 2000

/** The accounts most like the seeds, each with what makes it so; none where nothing sets the seeds apart. */
export async function shownAccounts(
  engine: Engine,
  found: Findings,
  limit: number,
): Promise<readonly Lookalike[]> {
  const { candidates, model, sample } = found
  const rows = Array.from(topRows(candidates.likeness, limit))
  if (rows.length === 0 || model.likeness.traits.length === 0) return []
  const keys = rows.map((row) => candidates.keys[row] ?? 0)
  const levels = await accountLevels(engine, found, rows)
  const relations = await accountRelations(engine, found, keys)
  const nearest = nearestSeeds(
    model.likeness,
    model.traits,
    sample.market,
    sample.seeds.subarray(0, mostExamples),
    mostNearest,
  )
  const near = keys.map((key) => nearest(levels(key)))
  const examples = near.flat().map(({ seed }) => sample.accounts[seed] ?? 0)
  const names = await accountNames(engine, [...keys, ...examples])
  const places = placesOf(found, rows)
  return keys.map((key, index): Lookalike => {
    const row = rows[index] ?? 0
    const { whole, ...standing } = places(index)
    return {
      account: names(key),
      customer: candidates.customer[row] === 1,
      place: index + 1,
      ...likenessAt(found, row, whole),
      ...partsOf(found, levels(key)),
      nearest: (near[index] ?? []).map(({ seed, shared }) => ({
        account: names(sample.accounts[seed] ?? 0),
        shared: shared.map((trait) => traitId(found, trait)),
      })),
      nearness: standing.relations === null ? null : (candidates.nearness[row] ?? null),
      relations: relations(key),
      places: standing,
    }
  })
}

function likenessAt({ candidates, model }: Findings, row: number, { above, equal }: Standing) {
  const likeness = (candidates.likeness[row] ?? 0) / 1000
  return {
    likeness,
    times: Math.exp(likeness - model.likeness.logMean),
    percentile: 1 - (above + equal / 2) / candidates.keys.length,
  }
}

/** Where rows stand among all candidates: as a whole, by traits alone and by relations alone. */
function placesOf({ candidates }: Findings, rows: readonly number[]) {
  const standingIn = (scores: Float64Array) =>
    standings(
      scores,
      rows.map((row) => scores[row] ?? Number.NaN),
    )
  const [whole, traits, relations] = [
    standingIn(candidates.likeness),
    standingIn(candidates.traits),
    standingIn(candidates.nearness),
  ]
  return (index: number) => {
    const near = candidates.nearness[rows[index] ?? 0] ?? Number.NaN
    return {
      whole: whole[index] ?? { above: 0, equal: 1 },
      traits: 1 + (traits[index]?.above ?? 0),
      relations: Number.isNaN(near) ? null : 1 + (relations[index]?.above ?? 0),
    }
  }
}

function partsOf(
  found: Findings,
  levels: readonly number[],
): { readonly parts: readonly LookalikePart[]; readonly unknown: readonly string[] } {
  const parts: LookalikePart[] = []
  const unknown: string[] = []
  for (const { index, thousandths, errors } of found.model.likeness.traits) {
    const level = levels[index] ?? 0
    const trait = traitId(found, index)
    const adds = (thousandths[level] ?? 0) / 1000
    if (level === 0 && adds === 0) unknown.push(trait)
    else parts.push({ trait, level, adds, error: errors[level] ?? 0 })
  }
  return { parts: parts.toSorted((a, b) => Math.abs(b.adds) - Math.abs(a.adds)), unknown }
}
