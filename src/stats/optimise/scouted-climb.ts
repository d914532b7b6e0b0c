import { climb, type Objective, type Peak } from './climb.ts'

interface Terrain {
  /** The function over a part of the rows, enough to see where the highest top is. */
  readonly rough: Objective
  readonly full: Objective
  readonly starts: readonly (readonly number[])[]
  readonly edge: number
}

/** Climbs the rough function from every start, then the full one from the highest top found. */
export function scoutedClimb({ rough, full, starts, edge }: Terrain): Peak {
  const seen = starts.map((start) => climb(rough, Float64Array.from(start), { edge, flat: 1e-5 }))
  const highest = seen.reduce((best, peak) => (peak.value > best.value + 1e-9 ? peak : best))
  return climb(full, highest.at, { edge })
}
