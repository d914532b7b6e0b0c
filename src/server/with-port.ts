import { once } from 'node:events'
import { createServer } from 'node:net'
import type { ServerSettings } from './settings.ts'

/** Settings with a port that nobody listens on, where any was asked for: links and origins name it. */
export async function withPort(settings: ServerSettings): Promise<ServerSettings> {
  if (settings.port !== 0) return settings
  const port = await freePort(settings.host)
  return { ...settings, port, url: settings.url.replace(/:0$/, `:${port}`) }
}

/** A port of an address of this machine that nobody listens on. */
export async function freePort(host: string): Promise<number> {
  const asking = createServer().listen(0, host)
  await once(asking, 'listening')
  const address = asking.address()
  asking.close()
  await once(asking, 'close')
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}
