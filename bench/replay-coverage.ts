import {
  capturedGain,
  capturedShare,
  comparePicks,
  randomNormal,
  randomShares,
  seededRandom,
  topShares,
} from '../src/stats/index.ts'

/**
 * Do the intervals of a replay hold what they promise? `node bench/replay-coverage.ts [runs]`. Companies with a
 * known chance for each account: four quarters, a tenth on top, picked by a score, by a rival that is a noisy copy
 * of it, and at random. Prints how often the 95 % intervals hold the truth, and how often a gain is claimed where
 * the score says nothing.
 */
const runs = Number(process.argv[2] ?? 2000)

interface Range {
  readonly low: number
  readonly high: number
}

interface Picks {
  readonly chance: Float64Array
  readonly good: Uint8Array
  readonly score: Float64Array
  readonly top: Float64Array
  readonly rival: Float64Array
}

const holds = ({ low, high }: Range, truth: number) => (low <= truth && truth <= high ? 1 : 0)
const sigmoid = (x: number) => 1 / (1 + Math.exp(-x))

function simulate(accounts: number, base: number, strength: number) {
  const random = seededRandom(accounts + Math.round(1000 * base) + Math.round(100 * strength))
  const count = Math.round(accounts / 10)
  const money = { alikeShare: 0, alikeGain: 0, tiltedShare: 0, tiltedGain: 0 }
  const hits = { none: 0, rival: 0, claimed: 0, ...money }
  for (let run = 0; run < runs; run += 1) {
    const score = Float64Array.from({ length: accounts }, () => randomNormal(random))
    const copy = score.map((own) => own + randomNormal(random))
    const chance = score.map((own) => sigmoid(Math.log(base / (1 - base)) + strength * own))
    const good = Uint8Array.from(chance, (p) => (random.next() < p ? 1 : 0))
    const [top, rival] = [topShares(score, count), topShares(copy, count)]
    const none = randomShares(accounts, count)
    const rate = (pick: Float64Array) =>
      pick.reduce((sum, share, row) => sum + share * (chance[row] ?? 0), 0) / count
    const gain = comparePicks(top, none, good)
    hits.none += holds(gain, rate(top) - rate(none))
    hits.claimed += gain.low > 0 ? 1 : 0
    hits.rival += holds(comparePicks(top, rival, good), rate(top) - rate(rival))
    const picks = { chance, good, rival, score, top }
    for (const [tilt, key] of [[0, 'alike'] as const, [0.4, 'tilted'] as const])
      for (const [place, [range, truth]] of moneyHeld(picks, tilt, run).entries())
        hits[`${key}${place === 0 ? 'Share' : 'Gain'}`] += holds(range, truth)
  }
  const part = (count: number) => Math.round((1000 * count) / runs) / 1000
  return {
    ...{ accounts, base, strength, runs },
    covers_gain_over_random: part(hits.none),
    covers_gain_over_rival: part(hits.rival),
    covers_money_share: part(hits.alikeShare),
    covers_money_gain: part(hits.alikeGain),
    covers_money_share_tilted: part(hits.tiltedShare),
    covers_money_gain_tilted: part(hits.tiltedGain),
    claims: part(hits.claimed),
  }
}

/** Amounts are skewed: a tenth of the deals hold half of the money; those on top are worth more where `tilt` is. */
function moneyHeld(
  { chance, good, rival, score, top }: Picks,
  tilt: number,
  seed: number,
): readonly (readonly [Range, number])[] {
  const random = seededRandom(seed)
  const noise = 1.2
  const amount = score.map((own) => Math.exp(tilt * own + noise * randomNormal(random)))
  const worth = amount.map((own, row) => own * (good[row] ?? 0))
  const mean = score.map((own, row) => (chance[row] ?? 0) * Math.exp(tilt * own + noise ** 2 / 2))
  const all = mean.reduce((sum, own) => sum + own, 0)
  const share = (pick: Float64Array) =>
    mean.reduce((sum, own, row) => sum + own * (pick[row] ?? 0), 0) / all
  return [
    [capturedShare(worth, top), share(top)],
    [capturedGain(worth, top, rival), share(top) - share(rival)],
  ]
}

for (const accounts of [100, 300, 1000])
  for (const base of [0.1, 0.3])
    for (const strength of [0, 0.8])
      process.stdout.write(`${JSON.stringify(simulate(accounts, base, strength))}\n`)
