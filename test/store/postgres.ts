import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { freePort } from '../../src/server/with-port.ts'
import { onceARun } from '../once-a-run.ts'

/** A PostgreSQL server of the tests' own, on a port of its own, thrown away after the run. */
export interface TestPostgres {
  /** URL of the server without a database's name. */
  readonly url: string
  /** Ends it at once, as a crash does. */
  stop(): void
  /** Starts it again, where it was and with what it had. */
  start(): void
}

const programs = '/usr/lib/postgresql'

/** Starts a server on a folder that does not exist yet. PostgreSQL refuses to run as root: then `postgres` runs it. */
export async function startPostgres(folder: string): Promise<TestPostgres> {
  const port = await freePort('127.0.0.1')
  const data = path.join(folder, 'data')
  mkdirSync(folder, { recursive: true })
  // The user who runs the server has to get there.
  chmodSync(path.dirname(folder), 0o711)
  if (isRoot()) giveToPostgres(folder)
  run('initdb', ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync'])
  // Nothing in here is to outlive the run, so nothing waits for the disk.
  const settings = `-p ${port} -k ${folder} -c fsync=off -c full_page_writes=off -c listen_addresses=127.0.0.1`
  const start = () =>
    run('pg_ctl', ['-D', data, '-w', '-o', settings, '-l', path.join(folder, 'log'), 'start'])
  start()
  const stop = () => run('pg_ctl', ['-D', data, '-m', 'immediate', 'stop'])
  return { url: `postgres://postgres@127.0.0.1:${port}`, start, stop }
}

/** The server that all test files of a run share, started by the first that asks. */
export async function sharedPostgres(): Promise<string> {
  const address = await onceARun('postgres-url', async (to) => {
    const { url } = await startPostgres(path.join(path.dirname(to), 'postgres'))
    writeFileSync(to, url)
  })
  return readFileSync(address, 'utf8')
}

/** Stops the shared server of a run, where one was started. */
export function stopSharedPostgres(folder: string): void {
  const data = path.join(folder, 'postgres', 'data')
  if (existsSync(path.join(data, 'postmaster.pid')))
    run('pg_ctl', ['-D', data, '-m', 'immediate', 'stop'])
}

let databases = 0

/** A new database on the shared server: empty, or with what another one has that nobody is connected to. */
export async function newDatabase(like = 'template1'): Promise<string> {
  const server = await sharedPostgres()
  const name = `t${process.pid}_${++databases}`
  const client = new pg.Client(`${server}/postgres`)
  await client.connect()
  await client.query(`create database ${name} template ${like}`)
  await client.end()
  return `${server}/${name}`
}

function run(program: string, args: readonly string[]): void {
  const version = readdirSync(programs).toSorted((a, b) => Number(b) - Number(a))[0] ?? ''
  const file = path.join(programs, version, 'bin', program)
  const [command, all] = isRoot()
    ? ['runuser', ['-u', 'postgres', '--', file, ...args]]
    : [file, [...args]]
  execFileSync(command, all, { stdio: ['ignore', 'ignore', 'pipe'], cwd: '/' })
}

function isRoot(): boolean {
  return process.getuid?.() === 0
}

function giveToPostgres(folder: string): void {
  const id = (kind: string) => Number(execFileSync('id', [kind, 'postgres'], { encoding: 'utf8' }))
  chownSync(folder, id('-u'), id('-g'))
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true })
}
