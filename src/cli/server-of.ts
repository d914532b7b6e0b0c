import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import type { Config } from '../config.ts'
import { Fault } from '../domain/index.ts'
import type { GivenSettings } from '../server/index.ts'

/** Settings that a command line may give. */
export interface ServerFlags {
  readonly config?: string
  readonly port?: string
  readonly home?: string
}

/** The server's code, loaded only for commands that need it, so that others start faster, and its settings. */
export async function serverOf({ config: file, home, port }: ServerFlags, config: Config) {
  const server = await import('../server/index.ts')
  const { serverSettings, settingNames, variableOf } = server
  const fromEnvironment = Object.fromEntries(
    settingNames.map((name) => [name, config.variable(variableOf(name))]),
  )
  const settings = serverSettings(file === undefined ? {} : readSettings(file), fromEnvironment, {
    home,
    port,
  })
  return { ...server, settings }
}

function readSettings(file: string): GivenSettings {
  try {
    const read: unknown = parse(readFileSync(file, 'utf8'))
    return typeof read === 'object' && read !== null ? { ...read } : {}
  } catch (cause) {
    throw unreadable(file, cause)
  }
}

function unreadable(file: string, cause: unknown): Fault {
  const reason = cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : String(cause)
  return new Fault('config.file', { reason }, { file }, cause)
}
