/**
 * Into how many bins may a number be cut? Each bin costs an estimate, so each must hold enough rows
 * (50) and enough of the rarer outcome (10: the ten events a parameter of Peduzzi et al. 1996).
 * From 1 (do not cut) to `most`.
 *
 * @param rows rows with a known value
 * @param rarer how many of them have the rarer outcome
 */
export function binCount(rows: number, rarer: number, most = 8): number {
  const affordable = Math.floor(Math.min(rows / ROWS_A_BIN, rarer / RARER_A_BIN))
  return Math.max(1, Math.min(most, affordable))
}

const ROWS_A_BIN = 50
const RARER_A_BIN = 10
