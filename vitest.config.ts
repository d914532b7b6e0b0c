import { availableParallelism } from 'node:os'
import { configDefaults, defineConfig } from 'vitest/config'

/** Learning on whole companies: a third of the time of all tests, so these run where they are asked for. */
const atLength = [
  'test/acceptance/expected.test.ts',
  'test/acceptance/file-order.test.ts',
  'test/acceptance/lookalikes.test.ts',
  'test/acceptance/other-samples.test.ts',
  'test/acceptance/replay.test.ts',
  'test/acceptance/results.test.ts',
  'test/acceptance/segments.test.ts',
  'src/loop/replay/replay.test.ts',
  'src/stats/scorecard/scorecard.test.ts',
  'src/workspace/learn-profile.test.ts',
]

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    exclude: [
      ...configDefaults.exclude,
      // biome-ignore lint/style/noProcessEnv: the same as in test/long.ts, which is not to be reached from here
      ...(process.env['NORTHFIT_TEST_LONG'] === undefined ? atLength : []),
    ],
    globalSetup: ['test/run-folder.ts'],
    pool: 'forks',
    // Much of the time is spent waiting for the disk and for other processes.
    maxWorkers: availableParallelism(),
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
})
