import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { PGlite } from '@electric-sql/pglite'
import { emptyServer } from '../store/stores.ts'
import { clientOf } from './client.ts'
import type { Owner } from './server.ts'

/** `northfit serve` in a process of its own, as people run it. */
export interface ServedProcess {
  readonly url: string
  readonly child: ChildProcess
  /** Of the one-time link that it prints where there is no owner yet. */
  setupToken(): Promise<string>
  /** Ends it without a word, as a crash does. */
  kill(): Promise<void>
  /** Asks it to end, and gives its exit code. */
  stop(): Promise<number | null>
}

/** The command line's own file. */
export const cli = path.join(import.meta.dirname, '..', '..', 'src', 'cli', 'main.ts')

/**
 * Starts a server on a home. Embedded records are made from the copy of empty ones that the tests keep, which
 * takes a tenth of the time.
 */
export async function serveHome(
  home: string,
  variables: Readonly<Record<string, string>> = {},
): Promise<ServedProcess> {
  const records = path.join(home, 'records')
  if (variables['NORTHFIT_DATABASE_URL'] === undefined && !existsSync(records)) {
    mkdirSync(records, { recursive: true })
    const loadDataDir = await emptyServer()
    await (await PGlite.create(path.join(records, 'postgres'), { loadDataDir })).close()
  }
  const child = spawn(process.execPath, [cli, 'serve', '--home', home, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NORTHFIT_LANG: 'en', NORTHFIT_LOG_LEVEL: 'error', ...variables },
  })
  const said = listener(child)
  const url = await said(/runs at (http:\S+?)\. /)
  const end = async (signal: NodeJS.Signals) => {
    const ended = child.exitCode === null && child.signalCode === null && once(child, 'exit')
    child.kill(signal)
    await ended
    return child.exitCode
  }
  return {
    url,
    child,
    setupToken: () => said(/\/setup\?token=(\S+)\s/),
    kill: async () => {
      await end('SIGKILL')
    },
    stop: () => end('SIGTERM'),
  }
}

/** Waits until it has said something; gives the part of it in brackets. */
function listener(child: ChildProcess): (what: RegExp) => Promise<string> {
  let said = ''
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  return async (what) => {
    while (child.exitCode === null) {
      const [, found] = what.exec(said) ?? []
      if (found !== undefined) return found
      await setTimeout(10)
    }
    throw new Error(`the server ended:\n${said}`)
  }
}

/** The first owner of a server in a process of its own. */
export async function firstOwnerOf({ url, setupToken }: ServedProcess): Promise<Owner> {
  const { body, status } = await clientOf(url).ask('POST', '/v1/setup', {
    token: await setupToken(),
    name: 'Owner',
    email: 'owner@example.com',
    password: 'correct horse battery',
    organization: 'Acme',
  })
  if (status !== 201) throw new Error(JSON.stringify(body))
  return { ...clientOf(url, body.token), ...body }
}
