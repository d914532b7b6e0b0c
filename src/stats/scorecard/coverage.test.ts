import { expect, test } from 'vitest'
import { companyCoverage, together } from '../../../test/company-coverage.ts'

test('intervals hold the truth in about 19 of 20 companies (bench/coverage.ts at length)', async () => {
  const found = await Promise.all(
    Array.from({ length: 16 }, (_, seed) =>
      companyCoverage(1000 + seed, { good: 60, others: 240 }, 5000),
    ),
  )
  for (const what of ['probability', 'tiers', 'auc'] as const) {
    const { asked, inside } = together(found.map(({ covered }) => covered[what]))
    expect([what, inside / asked > 0.8]).toEqual([what, true])
  }
}, 60_000)
