/** Shorter words have too many honest neighbours, above all at two letters. */
const shortestForOne = 5
const shortestForTwo = 10

/**
 * Does a rare word look like a slip of a frequent one? One letter left out, put in, changed, or two
 * neighbours swapped; in long words that begin alike also two such. Never in a digit: "Tier 1" is not
 * "Tier 2".
 */
export function isSlip(rare: string, frequent: string): boolean {
  const shortest = Math.min(rare.length, frequent.length)
  const most = shortest >= shortestForTwo && rare[0] === frequent[0] ? 2 : 1
  if (shortest < shortestForOne || Math.abs(rare.length - frequent.length) > most) return false
  const [left, right] = withoutCommonEnds(rare, frequent)
  return !/[^\p{L}&]/u.test(left + right) && isWithin(most, left, right)
}

function withoutCommonEnds(one: string, other: string): readonly [string, string] {
  let start = 0
  while (start < one.length && one[start] === other[start]) start += 1
  let end = 0
  const most = Math.min(one.length, other.length) - start
  while (end < most && one.at(-1 - end) === other.at(-1 - end)) end += 1
  return [one.slice(start, one.length - end), other.slice(start, other.length - end)]
}

/**
 * Can one become the other by at most so many letters left out, put in, changed or swapped with their
 * neighbour (Damerau, CACM 7, 1964)? What they begin and end with alike costs nothing, so few ways are left.
 */
function isWithin(edits: number, one: string, other: string): boolean {
  const [left, right] = withoutCommonEnds(one, other)
  if (left === '' && right === '') return true
  if (edits === 0) return false
  const swapped = left[0] === right[1] && left[1] === right[0]
  return (
    isWithin(edits - 1, left.slice(1), right) ||
    isWithin(edits - 1, left, right.slice(1)) ||
    isWithin(edits - 1, left.slice(1), right.slice(1)) ||
    (swapped && isWithin(edits - 1, left.slice(2), right.slice(2)))
  )
}
