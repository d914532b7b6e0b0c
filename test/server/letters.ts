import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { simpleParser } from 'mailparser'
import type { TestServer } from './server.ts'

/** A letter that would have been sent. */
export interface Sent {
  readonly to: string
  readonly subject: string
  readonly text: string
  /** The first link in it. */
  readonly link: URL
}

/** The letters to an address, the oldest first. */
export async function lettersTo(
  { settings }: Pick<TestServer, 'settings'>,
  address: string,
): Promise<Sent[]> {
  const folder = path.join(settings.home, 'mail')
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => /\.eml$/.test(name)) : []
  const all: Sent[] = []
  for (const file of files.toSorted()) {
    const read = await simpleParser(readFileSync(path.join(folder, file)))
    const to = [read.to ?? []].flat().flatMap(({ value }) => value.map((one) => one.address ?? ''))
    const text = read.text ?? ''
    const link = new URL(/https?:\S+/.exec(text)?.[0] ?? 'none:')
    all.push({ to: to.join(), subject: read.subject ?? '', text, link })
  }
  return all.filter(({ to }) => to === address)
}

/** The last letter to an address. */
export async function letterTo(server: Pick<TestServer, 'settings'>, address: string) {
  const last = (await lettersTo(server, address)).at(-1)
  if (last === undefined) throw new Error(`no letter to ${address}`)
  return last
}
