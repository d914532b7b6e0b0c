/**
 * The places of the `most` highest scores, highest first, the earlier first among equals. One pass with a
 * heap of the best so far, whose root is the one to beat: O(n) where few places change hands.
 */
export function topRows(scores: Float64Array, most: number): Uint32Array {
  const heap = new Uint32Array(Math.min(most, scores.length))
  const worse = (a: number, b: number) => {
    const difference = (scores[a] ?? 0) - (scores[b] ?? 0)
    return difference < 0 || (difference === 0 && a > b)
  }
  for (let row = 0; row < heap.length; row += 1) heap[row] = row
  for (let node = heap.length >> 1; node >= 0; node -= 1) sink(heap, node, worse)
  for (let row = heap.length; row < scores.length && heap.length > 0; row += 1) {
    if ((scores[row] ?? 0) <= (scores[heap[0] ?? 0] ?? 0)) continue
    heap[0] = row
    sink(heap, 0, worse)
  }
  return heap.sort((a, b) => (worse(a, b) ? 1 : -1))
}

function sink(heap: Uint32Array, from: number, worse: (a: number, b: number) => boolean): void {
  let node = from
  for (;;) {
    const left = 2 * node + 1
    if (left >= heap.length) return
    const right = left + 1
    const child = right < heap.length && worse(heap[right] ?? 0, heap[left] ?? 0) ? right : left
    if (!worse(heap[child] ?? 0, heap[node] ?? 0)) return
    const kept = heap[node] ?? 0
    heap[node] = heap[child] ?? 0
    heap[child] = kept
    node = child
  }
}
