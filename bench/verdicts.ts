// How often is a statement judged rightly and wrongly? "Strong" (40 points, 10 customers' worth) about a
// third of the accounts, where the truth is the opposite, nothing, half of it, or as stated; and "neutral"
// where the truth is nothing or 40 points. 2,000 drawn companies a line; per cent of verdicts.
import { checkBeliefs, type Random, seededRandom } from '../src/stats/index.ts'

const companies = 2000
const strong = 2 * Math.LN2
const verdicts = ['confirmed', 'weakened', 'overturned', 'open'] as const
const cases: readonly (readonly [name: string, stated: number, truth: number])[] = [
  ['strong, truth opposite', strong, -strong],
  ['strong, truth nothing', strong, 0],
  ['strong, truth half', strong, strong / 2],
  ['strong, truth as stated', strong, strong],
  ['neutral, truth nothing', 0, 0],
  ['neutral, truth 40 points', 0, strong],
]

/** Accounts drawn until there are so many of either outcome. */
function draw(random: Random, good: number, others: number, effect: number) {
  const rows = good + others
  const codes = new Uint8Array(rows)
  const outcomes = new Uint8Array(rows)
  const left = [others, good]
  const intercept = Math.log(good / others) - 0.3 * effect
  for (let row = 0; row < rows; ) {
    const at = random.next() < 0.3
    const odds = Math.exp(intercept + (at ? effect : 0))
    const outcome = random.next() < odds / (1 + odds) ? 1 : 0
    if ((left[outcome] ?? 0) === 0) continue
    left[outcome] = (left[outcome] ?? 0) - 1
    codes[row] = at ? 2 : 1
    outcomes[row] = outcome
    row += 1
  }
  return { codes, data: { rows, traits: [], good: outcomes } }
}

for (const [good, others] of [
  [15, 50],
  [30, 100],
  [100, 400],
  [500, 1500],
] as const) {
  for (const [name, stated, truth] of cases) {
    const counts = new Map<string, number>()
    for (let seed = 0; seed < companies; seed += 1) {
      const { codes, data } = draw(seededRandom(seed), good, others, truth)
      const [checked] = checkBeliefs([{ logOdds: stated, worth: 10, codes, about: [] }], data)
      const verdict = checked?.verdict ?? 'open'
      counts.set(verdict, (counts.get(verdict) ?? 0) + 1)
    }
    const shares = verdicts.map((verdict) => {
      const share = ((counts.get(verdict) ?? 0) / companies) * 100
      return `${verdict} ${share.toFixed(1)}`
    })
    process.stdout.write(`${good}+${others} | ${name} | ${shares.join(' | ')}\n`)
  }
}
