import { expect, test } from 'vitest'
import { companyCoverage, kinds, together } from '../../../test/company-coverage.ts'
import { type WorldName, worlds } from '../../../test/simulated-company.ts'

test('intervals hold the truth in about 19 of 20 companies (bench/coverage.ts at length)', async () => {
  const names = Object.keys(worlds) as WorldName[]
  const found = await Promise.all(
    [0, 1].flatMap((seed) =>
      names.map((world, number) =>
        companyCoverage(1000 + 10 * number + seed, world, { good: 60, others: 240 }, 5000),
      ),
    ),
  )
  for (const what of kinds) {
    const { asked, inside } = together(found.map(({ covered }) => covered[what]))
    // What right intervals would not fall short of in one of a thousand such tests.
    const least = 0.95 * asked - 3.1 * Math.sqrt(0.95 * 0.05 * asked)
    expect([what, inside >= least]).toEqual([what, true])
  }
}, 300_000)
