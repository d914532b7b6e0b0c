/**
 * Of some things with several names each, those that may have been meant: of each the name that is closest to what
 * was asked, the closest first. A name that holds what was asked, or is held in it, is close; else one of which
 * at most a third of the letters are other ones (Levenshtein).
 */
export function nearNames(asked: string, named: readonly (readonly string[])[]): readonly string[] {
  const wanted = asked.trim().toLowerCase()
  const closest = named.flatMap((names) => {
    const [best] = names
      .map((name) => ({ name, off: distance(wanted, name.toLowerCase()) }))
      .toSorted((a, b) => a.off - b.off)
    return best === undefined || best.off > MOST_OFF ? [] : [best]
  })
  const names = closest.toSorted((a, b) => a.off - b.off).map(({ name }) => name)
  return [...new Set(names)].slice(0, MOST)
}

const MOST = 3
const MOST_OFF = 1 / 3
/** Fewer letters are in too many words. */
const LEAST_HELD = 4

/** Share of letters that differ; less than a tenth where one name holds the other. */
function distance(one: string, other: string): number {
  const [short, long] = one.length < other.length ? [one, other] : [other, one]
  if (short.length >= LEAST_HELD && long.includes(short))
    return 0.1 * (1 - short.length / long.length)
  return edits(one, other) / Math.max(1, long.length)
}

function edits(one: string, other: string): number {
  let before = Array.from({ length: other.length + 1 }, (_, i) => i)
  Array.from(one).forEach((letter, row) => {
    const now = [row + 1]
    Array.from(other).forEach((against, i) => {
      const changed = (before[i] ?? 0) + Number(letter !== against)
      now.push(Math.min(changed, (before[i + 1] ?? 0) + 1, (now[i] ?? 0) + 1))
    })
    before = now
  })
  return before.at(-1) ?? 0
}
