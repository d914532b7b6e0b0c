// Brings a fresh machine to where the project runs: packages, and for tests the system packages and the
// ClickHouse engine. Plain JavaScript, because it runs before anything is installed, on any Node from 20 on.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const chdbVersion = '3.4.0'

/** The Node 24 that came with the packages; npm scripts run the product with it whatever Node started them. */
export const node24 = path.join(
  root,
  'node_modules',
  'node',
  'bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
)

export function say(text) {
  process.stderr.write(`${text}\n`)
}

/** Ctrl-C, not a failure. */
export class Stopped extends Error {}

/** Stops here too where Ctrl-C ended a program that could not say so itself. */
export function throwIfStopped({ signal }) {
  if (signal === 'SIGINT' || signal === 'SIGTERM')
    throw new Stopped('Stopped. What was there before is whole.')
}

function run(command, args, options = {}) {
  const done = spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
    ...options,
  })
  if (done.status === 0) return
  throwIfStopped(done)
  const why = done.error
    ? String(done.error.message)
    : `${done.stdout ?? ''}${done.stderr ?? ''}`.trim().split('\n').slice(-12).join('\n')
  throw new Error(`${command} ${args.join(' ')} failed:\n${why}`)
}

function npm(args) {
  if (process.platform === 'win32') run('npm.cmd', args, { shell: true })
  else run('npm', args)
}

export function ensurePackages() {
  const lock = readFileSync(path.join(root, 'package-lock.json'))
  const want = createHash('sha256')
    .update(lock)
    .update(process.platform)
    .update(process.arch)
    .digest('hex')
  const stamp = path.join(root, 'node_modules', '.northfit-setup')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === want && existsSync(node24)) return
  say('Installing packages (first run, about a minute) ...')
  npm(['ci', '--no-audit', '--no-fund'])
  writeFileSync(stamp, want)
}

/** The current ClickHouse engine, in-process, for the contract tests: 550 MB, so in a folder of its own. */
export function ensureClickHouse() {
  const folder = path.join(root, '.cache', 'chdb')
  const manifest = path.join(folder, 'node_modules', 'chdb', 'package.json')
  if (existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).version === chdbVersion)
    return
  say('Fetching the ClickHouse engine for the contract tests ...')
  mkdirSync(folder, { recursive: true })
  writeFileSync(path.join(folder, 'package.json'), '{ "private": true }\n')
  npm([
    'install',
    '--prefix',
    folder,
    '--no-audit',
    '--no-fund',
    '--no-save',
    `chdb@${chdbVersion}`,
  ])
}

const systemPackages = [
  { file: '/usr/bin/chromium', packages: ['chromium'] },
  { file: '/usr/lib/postgresql', packages: ['postgresql'] },
  { file: '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc', packages: ['fonts-noto-cjk'] },
  {
    file: '/usr/share/fonts/truetype/noto/NotoSansThai-Regular.ttf',
    packages: ['fonts-noto-core'],
  },
]

/** Chromium, PostgreSQL and the fonts of five scripts, through apt-get where that is possible, else a message that names them. */
export function ensureSystemPackages() {
  const missing = systemPackages
    .filter(({ file }) => !existsSync(file))
    .flatMap(({ packages }) => packages)
  if (missing.length === 0) return
  const apt = spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status === 0
  const isRoot = process.getuid?.() === 0
  const sudo = !isRoot && spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0
  if (!apt || !(isRoot || sudo)) {
    throw new Error(
      `The tests need these Debian packages; please install them and run again: ${missing.join(' ')}`,
    )
  }
  say(`Installing system packages for the tests: ${missing.join(' ')} ...`)
  const asRoot = (args) => (isRoot ? run('apt-get', args) : run('sudo', ['-n', 'apt-get', ...args]))
  asRoot(['update', '-qq'])
  asRoot(['install', '-y', '-qq', '--no-install-recommends', ...missing])
}
