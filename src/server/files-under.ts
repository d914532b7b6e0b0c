import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import path from 'node:path'

/** What grows under another name, or is left of work that was cut off, is no part of anything. */
const passing = /(^temp|^store\.duckdb\.tmp|\.[\da-f-]{5,}\.part|[\da-f-]{36}\.part)$/

/** Paths of all files under a folder, in a stable order, with slashes on every system. */
export async function filesUnder(folder: string): Promise<string[]> {
  const found: string[] = []
  for (const name of await namesIn(folder)) {
    if (passing.test(name)) continue
    const place = path.join(folder, name)
    const below = await readdir(place).catch(() => undefined)
    if (below === undefined) found.push(name)
    else found.push(...(await filesUnder(place)).map((file) => `${name}/${file}`))
  }
  return found
}

/** What lies in a folder; nothing where it is none. */
export async function namesIn(folder: string): Promise<string[]> {
  return existsSync(folder) ? (await readdir(folder)).toSorted() : []
}
