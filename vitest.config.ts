import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    globalSetup: ['test/run-folder.ts'],
    pool: 'forks',
    // Node itself loads the code, as it does for users, and once a worker: to load it for every file took a tenth of
    // all time.
    isolate: false,
    experimental: { viteModuleRunner: false, nodeLoader: false },
    // Much of the time is spent waiting for the disk and for other processes.
    maxWorkers: availableParallelism(),
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
})
