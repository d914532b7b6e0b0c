// Do 95 % intervals hold the truth? Many drawn companies of four sizes; what is compared stands in
// docs/methods/hypotheses.md. Prints per cent covered and mean width for all companies, and for those
// whose profile was called reliable. Options: --companies N (100), --good N (only that size).
import { parseArgs } from 'node:util'
import { type CompanyCoverage, companyCoverage, together } from '../test/company-coverage.ts'

const { values } = parseArgs({
  options: { companies: { type: 'string', default: '100' }, good: { type: 'string' } },
})
const companies = Number(values.companies)
const sizes = [
  { good: 15, others: 50, fresh: 60_000 },
  { good: 30, others: 100, fresh: 60_000 },
  { good: 100, others: 400, fresh: 100_000 },
  { good: 500, others: 1500, fresh: 150_000 },
].filter(({ good }) => values.good === undefined || Number(values.good) === good)

for (const { fresh, ...size } of sizes) {
  const all: CompanyCoverage[] = []
  for (let seed = 0; seed < companies; seed += 1) all.push(await companyCoverage(seed, size, fresh))
  for (const [name, some] of [
    ['all', all],
    ['reliable', all.filter(({ reliable }) => reliable)],
  ] as const) {
    const figures = (['levels', 'probability', 'tiers', 'auc'] as const).map((what) => {
      const { asked, inside, width } = together(some.map(({ covered }) => covered[what]))
      return `${what} ${((100 * inside) / asked).toFixed(1)} (${(width / asked).toFixed(3)})`
    })
    const head = `${size.good}+${size.others} | ${name} ${some.length}`
    process.stdout.write(`${[head, ...figures].join(' | ')}\n`)
  }
}
