import { type Fragment, integer, sql } from './fragment.ts'

/**
 * A condition that draws about a share of the rows by a whole-number key, the same rows on every engine.
 * Knuth's multiplicative hash (TAOCP 3, 6.4): keys that count up spread evenly, so that the rows drawn
 * are spread evenly too; and it costs next to nothing, unlike a digest of each key.
 *
 * @param key from 0 up to 3,000,000,000
 * @param share in [0, 1]; from 1 on every row
 */
export function drawn(key: Fragment, share: number): Fragment {
  if (share >= 1) return sql`1 = 1`
  return sql`(${key} * ${integer(2_654_435_761)}) % ${integer(2 ** 32)} < ${integer(Math.round(share * 2 ** 32))}`
}
