const dayLength = 86_400_000

/** Days from 1970-01-01 to the day an ISO date begins with. */
export function dayNumber(date: string): number {
  return Math.floor(Date.parse(`${date.slice(0, 10)}T00:00:00Z`) / dayLength)
}

/** The ISO date of a day number. */
export function dateOf(day: number): string {
  return new Date(day * dayLength).toISOString().slice(0, 10)
}

export const daysPerMonth = 365.25 / 12

/** The continuous discount a day that a share a year comes to. */
export const dailyDiscount = (yearly: number): number => Math.log1p(yearly) / 365.25
