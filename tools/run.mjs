// The one entry of every npm script: sets up what is missing, then runs the work on Node 24.
//   node tools/run.mjs demo | start | northfit ARGS | check | test [vitest filters] | bench NAME
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import {
  ensureClickHouse,
  ensurePackages,
  ensureSystemPackages,
  node24,
  root,
  Stopped,
  say,
  throwIfStopped,
} from './setup.mjs'

const [task, ...rest] = process.argv.slice(2)
const bin = (name) => path.join(root, 'node_modules', '.bin', name)
const env = { UV_THREADPOOL_SIZE: '16', ...process.env }
const compiled = path.join(root, '.cache', 'compiled')

/** Exit code of a program; one that a signal ended before it could speak is spoken for here. */
function exitCode(done) {
  throwIfStopped(done)
  return done.status ?? 2
}

/** Runs a Node program on Node 24 in the caller's folder; returns its exit code. */
function node(args, options = {}) {
  return exitCode(spawnSync(node24, args, { stdio: 'inherit', env, ...options }))
}

const tool = (name, args) =>
  exitCode(
    spawnSync(bin(name), args, {
      cwd: root,
      stdio: 'inherit',
      env: {
        NODE_COMPILE_CACHE: compiled,
        ...env,
        PATH: `${path.dirname(node24)}${path.delimiter}${env.PATH}`,
      },
    }),
  )

const checks = [
  ['lint and layers (biome)', () => tool('biome', ['ci', '--error-on-warnings', '.'])],
  ['types (tsc)', () => tool('tsc', ['-b'])],
  ['dead code (knip)', () => tool('knip', [])],
]

function check() {
  const failed = []
  for (const [name, step] of checks) {
    say(`check: ${name}`)
    if (step() !== 0) failed.push(name)
  }
  return failed
}

/** Runs the checks and the test suite; each check counts as one test in the closing line. */
function test(filters) {
  const failedChecks = filters.length === 0 ? check() : []
  const folder = mkdtempSync(path.join(os.tmpdir(), 'northfit-test-'))
  const report = path.join(folder, 'report.json')
  const code = tool('vitest', [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...filters,
  ])
  let counts = { numPassedTests: 0, numFailedTests: 1, numFailedTestSuites: 0 }
  try {
    counts = JSON.parse(readFileSync(report, 'utf8'))
  } catch {
    say('The test runner left no report.')
  }
  rmSync(folder, { recursive: true, force: true })
  const checked = filters.length === 0 ? checks.length : 0
  const passed = counts.numPassedTests + checked - failedChecks.length
  const failed = Math.max(
    counts.numFailedTests + failedChecks.length,
    code === 0 && failedChecks.length === 0 ? 0 : 1,
  )
  for (const name of failedChecks) say(`failed check: ${name}`)
  process.stdout.write(`\n${passed} passed, ${failed} failed\n`)
  return failed === 0 ? 0 : 1
}

function main() {
  const cli = path.join(root, 'src', 'cli', 'main.ts')
  ensurePackages()
  switch (task) {
    case 'demo':
      say('Northfit demo: starting ...')
      return node([cli, 'demo', ...rest])
    case 'start':
      return node([cli, 'serve', ...rest], { cwd: process.env.INIT_CWD ?? process.cwd() })
    case 'northfit':
      return node([cli, ...rest], { cwd: process.env.INIT_CWD ?? process.cwd() })
    case 'bench':
      return node([path.join(root, 'bench', `${rest[0]}.ts`), ...rest.slice(1)])
    case 'check':
      return check().length === 0 ? 0 : 1
    case 'test':
      ensureSystemPackages()
      ensureClickHouse()
      return test(rest)
    default:
      say(
        'usage: node tools/run.mjs demo | start | northfit ARGS | check | test [FILTER] | bench NAME',
      )
      return 1
  }
}

// Ctrl-C reaches the program that runs as well: it ends as it must, and only then do we.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => {})
try {
  process.exitCode = main()
} catch (error) {
  say(error instanceof Error ? error.message : String(error))
  process.exitCode = error instanceof Stopped ? 130 : 2
}
