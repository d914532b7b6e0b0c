// Do 95 % intervals hold the truth? Companies of several kinds of truth and four sizes are drawn; what is
// compared stands in docs/methods/hypotheses.md. Prints per cent covered (and mean width) by size and kind of
// truth, and at the end of a size for all, and for those whose profile was called reliable.
// Options: --companies N (20, of each kind of truth), --good N (only that size), --world NAME (only that
// truth), --from N (first seed, 0).
import { parseArgs } from 'node:util'
import { type CompanyCoverage, companyCoverage, kinds, together } from '../test/company-coverage.ts'
import { worlds } from '../test/simulated-company.ts'

const { values } = parseArgs({
  options: {
    companies: { type: 'string', default: '20' },
    from: { type: 'string', default: '0' },
    good: { type: 'string' },
    world: { type: 'string' },
  },
})
const companies = Number(values.companies)
const sizes = [
  { good: 15, others: 50 },
  { good: 30, others: 100 },
  { good: 100, others: 400 },
  { good: 500, others: 1500 },
].filter(({ good }) => values.good === undefined || Number(values.good) === good)
/** Accounts of the fresh market; their true probabilities are known, so that more would change nothing. */
const fresh = 30_000

function print(name: string, some: readonly CompanyCoverage[]): void {
  const figures = kinds.map((kind) => {
    const { asked, inside, width } = together(some.map(({ covered }) => covered[kind]))
    return asked === 0
      ? `${kind} -`
      : `${kind} ${((100 * inside) / asked).toFixed(1)} (${(width / asked).toFixed(3)})`
  })
  process.stdout.write(`${[`${name} ${some.length}`, ...figures].join(' | ')}\n`)
}

for (const size of sizes) {
  const all: CompanyCoverage[] = []
  const head = `${size.good}+${size.others}`
  for (const [number, world] of (Object.keys(worlds) as (keyof typeof worlds)[]).entries()) {
    if (values.world !== undefined && values.world !== world) continue
    const own: CompanyCoverage[] = []
    for (let i = 0; i < companies; i += 1) {
      const seed = Number(values.from) + number * 10_000 + i
      own.push(await companyCoverage(seed, world, size, fresh))
    }
    print(`${head} ${world}`, own)
    all.push(...own)
  }
  print(`${head} all`, all)
  print(
    `${head} reliable`,
    all.filter(({ reliable }) => reliable),
  )
}
