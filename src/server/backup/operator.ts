import { createWriteStream } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import { request } from 'node:http'
import { pipeline } from 'node:stream/promises'
import type { Signal } from '../../domain/index.ts'
import type { Secrets } from '../../outgoing/index.ts'
import type { ServerSettings } from '../settings.ts'
import type { BackupOptions } from './make-backup.ts'

export const backupPath = '/v1/operator/backup'

const purpose = 'operator'
const goodFor = 300_000

/** Whoever can read the master key runs the server: a token made from it, good for a few minutes. */
function operatorToken(secrets: Secrets, now: Date): string {
  const at = String(now.getTime())
  return `${at}.${secrets.mac(purpose, at)}`
}

export function isOperator(secrets: Secrets, token: string, now: Date): boolean {
  const [at = '', mac = ''] = token.split('.')
  const age = Math.abs(now.getTime() - Number(at))
  return age <= goodFor && secrets.holds(mac, purpose, at)
}

/** Has the running server make a backup; gives whether there is one that takes us for its operator. */
export async function fetchBackup(
  { host, port }: Pick<ServerSettings, 'host' | 'port'>,
  secrets: Secrets,
  file: string,
  { withKey, now, signal }: BackupOptions,
): Promise<boolean> {
  const answer = await asked(host, port, operatorToken(secrets, now), withKey, signal)
  if (answer === undefined) return false
  if (answer.statusCode !== 200) {
    answer.resume()
    return false
  }
  await pipeline(answer, createWriteStream(file, { flags: 'wx', mode: 0o600 }))
  return true
}

/** By Node's own client, which waits for the first word of an answer as long as it takes. */
async function asked(
  host: string,
  port: number,
  token: string,
  withKey: boolean,
  signal: Signal | undefined,
): Promise<IncomingMessage | undefined> {
  const everywhere: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '::1' }
  return await new Promise((resolve, reject) => {
    const asking = request(
      {
        host: everywhere[host] ?? host,
        port,
        path: `${backupPath}?key=${withKey}`,
        headers: { authorization: `Bearer ${token}` },
      },
      resolve,
    )
    signal?.addEventListener('abort', () => asking.destroy())
    asking.on('error', (error) => {
      if (signal?.aborted === true) reject(error)
      else resolve(undefined)
    })
    asking.end()
  })
}
