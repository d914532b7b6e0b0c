/** What one level of a trait says about the outcome. */
export interface LevelEvidence {
  /** ln(share of wins here / share of losses here), in nats: above 0 speaks for winning. */
  readonly weight: number
  /** What the level adds to the information value; at least 0. */
  readonly information: number
}

/** What a whole trait says about the outcome. */
export interface TraitEvidence {
  readonly levels: readonly LevelEvidence[]
  /** Information value; at least 0. Rule of thumb: under 0.02 nothing, 0.1 to 0.3 fair. */
  readonly value: number
  /** The value that chance alone gives so many levels and so few rows, on average. */
  readonly byChance: number
  /** `value` less what chance gives, at least 0: the number to rank traits by. */
  readonly corrected: number
}

/**
 * How well does a trait tell wins from losses, level by level? Weight of evidence (I. J. Good 1950)
 * and information value, the symmetric Kullback-Leibler divergence of the two distributions over the
 * levels (N. Siddiqi, "Credit Risk Scorecards", 2006), with `smoothing` added to every count so that
 * empty cells stay finite. Information value grows with the number of levels even where there is
 * nothing to find: by about (levels - 1) (1 / wins + 1 / losses), the mean of the chi-square it tends
 * to, over levels that hold rows. `corrected` takes that off. Without wins or without losses nothing
 * can be told: everything 0.
 *
 * @param wins, losses counts a level, in the same order
 */
export function weightOfEvidence(
  wins: readonly number[],
  losses: readonly number[],
  smoothing = 0.5,
): TraitEvidence {
  const allWins = sum(wins)
  const allLosses = sum(losses)
  if (allWins === 0 || allLosses === 0) {
    const levels = wins.map(() => ({ weight: 0, information: 0 }))
    return { levels, value: 0, byChance: 0, corrected: 0 }
  }
  const added = smoothing * wins.length
  const levels = wins.map((count, level) => {
    const won = (count + smoothing) / (allWins + added)
    const lost = ((losses[level] ?? 0) + smoothing) / (allLosses + added)
    const weight = won === lost ? 0 : Math.log(won / lost)
    return { weight, information: won === lost ? 0 : (won - lost) * weight }
  })
  const filled = wins.filter((count, level) => count + (losses[level] ?? 0) > 0).length
  const value = sum(levels.map(({ information }) => information))
  const byChance = (filled - 1) * (1 / allWins + 1 / allLosses)
  return { levels, value, byChance, corrected: Math.max(0, value - byChance) }
}

const sum = (counts: readonly number[]): number => counts.reduce((all, count) => all + count, 0)
