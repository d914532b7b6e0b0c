import type { CriterionId, ValueDefinition } from './value.ts'

/** How much each criterion counts for a team; only proportions matter, and what is left out counts nothing. */
type TeamWeights = Readonly<Partial<Record<CriterionId, number>>>

/** What teams together say of a criterion, as shares of all weight, in [0, 1]. */
interface CombinedShare {
  readonly criterion: string
  /** Mean of the teams' shares: each team has one voice, however large its numbers are. */
  readonly share: number
  readonly least: { readonly team: string; readonly share: number }
  readonly most: { readonly team: string; readonly share: number }
}

export interface CombinedWeights {
  /** The one that teams disagree on most first. */
  readonly criteria: readonly CombinedShare[]
  /**
   * How far each team stands from the mean: the share of the weight that it would have to move, half the sum of
   * the absolute differences (total variation), in [0, 1].
   */
  readonly teams: readonly { readonly team: string; readonly distance: number }[]
}

/**
 * What several teams hold to make a good customer, together, and where they disagree. Teams whose weights are all
 * nought have said nothing; undefined where no team has said anything.
 */
export function combineWeights(
  weights: Readonly<Record<string, TeamWeights>>,
): CombinedWeights | undefined {
  const teams = Object.entries(weights).flatMap(([team, own]) => sharesOf(team, own))
  if (teams.length === 0) return undefined
  const names = [...new Set(teams.flatMap(({ shares }) => [...shares.keys()]))]
  const criteria = names.map((criterion): CombinedShare => {
    const said = teams
      .map(({ team, shares }) => ({ team, share: shares.get(criterion) ?? 0 }))
      .toSorted((one, other) => one.share - other.share)
    const share = said.reduce((sum, one) => sum + one.share, 0) / teams.length
    const none = { team: '', share: 0 }
    return { criterion, share, least: said[0] ?? none, most: said.at(-1) ?? none }
  })
  const mean = new Map(criteria.map(({ criterion, share }) => [criterion, share]))
  const distance = ({ shares }: TeamShares) =>
    names.reduce(
      (sum, name) => sum + Math.abs((shares.get(name) ?? 0) - (mean.get(name) ?? 0)),
      0,
    ) / 2
  return {
    criteria: criteria.toSorted((one, other) => spread(other) - spread(one)),
    teams: teams.map((team) => ({ team: team.team, distance: distance(team) })),
  }
}

/** A definition with the weights that the teams have together, in parts of a hundred, instead of its own. */
export function withTeamWeights(
  definition: ValueDefinition,
  combined: CombinedWeights | undefined,
): ValueDefinition {
  if (combined === undefined) return definition
  const share = new Map(combined.criteria.map((one) => [one.criterion, one.share]))
  const weigh = <C extends { readonly weight: number }>(id: string, criterion: C): C => ({
    ...criterion,
    weight: Math.round((share.get(id) ?? 0) * 10_000) / 100,
  })
  const { criteria } = definition
  return { ...definition, criteria: mapCriteria(criteria, weigh) }
}

function mapCriteria(
  criteria: ValueDefinition['criteria'],
  weigh: <C extends { readonly weight: number }>(id: string, criterion: C) => C,
): ValueDefinition['criteria'] {
  const changed = { ...criteria }
  for (const [id, criterion] of Object.entries(criteria))
    Object.assign(changed, { [id]: weigh(id, criterion) })
  return changed
}

interface TeamShares {
  readonly team: string
  readonly shares: ReadonlyMap<string, number>
}

function sharesOf(team: string, weights: TeamWeights): readonly TeamShares[] {
  const total = Object.values(weights).reduce((sum, weight) => sum + weight, 0)
  if (total <= 0) return []
  return [
    { team, shares: new Map(Object.entries(weights).map(([id, weight]) => [id, weight / total])) },
  ]
}

const spread = ({ least, most }: CombinedShare): number => most.share - least.share
