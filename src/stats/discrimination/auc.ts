import { ascendingOrder, forEachRun } from '../order/index.ts'

/**
 * How often does a won account score above a lost one? Area under the ROC curve: the share of
 * (won, lost) pairs in which the won one has the higher score, equal scores counting half (Mann and
 * Whitney 1947; Hanley and McNeil 1982). In [0, 1], 0.5 is chance. O(n), a million rows in well
 * under a second. Rows of one outcome only, or no rows: 0.5. For an interval see `aucEstimate`.
 *
 * @param scores any finite numbers, higher is better, one a row
 * @param outcome 1 won, 0 lost, one a row
 */
export function auc(scores: Float64Array, outcome: Uint8Array): number {
  checkRows(scores, outcome)
  const order = ascendingOrder(scores)
  let wins = 0
  let losses = 0
  let pairsWon = 0
  forEachRun(scores, order, (from, to) => {
    let winsHere = 0
    for (let i = from; i < to; i += 1) winsHere += outcome[order[i] ?? 0] ?? 0
    const lossesHere = to - from - winsHere
    pairsWon += winsHere * (losses + lossesHere / 2)
    wins += winsHere
    losses += lossesHere
  })
  return wins === 0 || losses === 0 ? 0.5 : pairsWon / (wins * losses)
}

export function checkRows(values: { readonly length: number }, outcome: Uint8Array): void {
  if (values.length !== outcome.length) {
    throw new RangeError(`${values.length} values for ${outcome.length} outcomes`)
  }
}
