// Run after `npm install` where the registry at hand lacks the binaries of other platforms: npm then
// leaves them out of the lock file and `npm ci` refuses it. Adds the missing optional platform packages,
// which npm skips on every platform but their own, so that one lock file serves all.
import { readFileSync, writeFileSync } from 'node:fs'
import { root } from './setup.mjs'

const file = `${root}/package-lock.json`
const lock = JSON.parse(readFileSync(file, 'utf8'))
const systems = [
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'aix',
  'win32',
]
const processors = [
  'arm64',
  'arm',
  'x64',
  'ia32',
  'ppc64',
  'riscv64',
  's390x',
  'loong64',
  'wasm32',
  'mips64el',
]

function platform(name) {
  const words = name.split(/[/.-]/)
  const os = words.filter((word) => systems.includes(word))
  const cpu = words.filter((word) => processors.includes(word))
  const libc = words.includes('musl') ? { libc: ['musl'] } : {}
  return { ...(cpu.length > 0 ? { cpu } : {}), ...libc, ...(os.length > 0 ? { os } : {}) }
}

let added = 0
for (const { optionalDependencies = {}, dev } of Object.values(lock.packages)) {
  for (const [name, version] of Object.entries(optionalDependencies)) {
    const place = `node_modules/${name}`
    const traits = platform(name)
    if (lock.packages[place] !== undefined || traits.os === undefined) continue
    lock.packages[place] = {
      version: version.replace(/^[\^~]/, ''),
      ...traits,
      ...(dev ? { dev } : {}),
      optional: true,
    }
    added++
  }
}
lock.packages = Object.fromEntries(
  Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)),
)
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
process.stdout.write(`${added} platform packages added to the lock file\n`)
