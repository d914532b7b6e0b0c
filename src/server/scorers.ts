import { accountScorer, Fault, type Profile, type Score } from '../domain/index.ts'
import type { Db } from '../store/index.ts'
import { type RecordReader, recordReader } from '../workspace/index.ts'
import { versionInForce, versionOf } from './profiles.ts'

/** A profile in force, ready to score. */
export interface Scorer {
  readonly version: string
  readonly profile: Profile
  /**
   * @param account what is known of it, by trait, field or column header
   * @param fields those of all accounts of a batch, which are read as one table
   */
  score(
    account: Account,
    asOf: string,
    fields?: readonly string[],
  ): { readonly score: Score; readonly unused: readonly string[] }
}

export type Account = Readonly<Record<string, string | number | boolean | null>>

/** How long a profile in memory is trusted without asking; publishing here forgets it at once. */
const trusted = 5_000
const most = 200
/** Readers of this many sets of fields are kept: clients send the same fields again and again. */
const mostReaders = 200

interface Known {
  readonly scorer: Promise<Scorer>
  readonly until: number
}

/** Published profiles held in memory, so that scoring needs neither records nor engine. */
export class Scorers {
  readonly #db: Db
  readonly #known = new Map<string, Known>()

  constructor(db: Db) {
    this.#db = db
  }

  /** @throws Fault `profile.none_published` */
  async of(workspace: string, now: Date): Promise<Scorer> {
    const known = this.#known.get(workspace)
    if (known !== undefined && known.until > now.getTime()) return await known.scorer
    const scorer = this.#load(workspace, await known?.scorer.catch(() => undefined))
    if (this.#known.size >= most) this.#known.clear()
    this.#known.set(workspace, { scorer, until: now.getTime() + trusted })
    scorer.catch(() => this.#known.delete(workspace))
    return await scorer
  }

  forget(workspace: string): void {
    this.#known.delete(workspace)
  }

  async #load(workspace: string, before: Scorer | undefined): Promise<Scorer> {
    const version = await versionInForce(this.#db, workspace)
    if (before?.version === version) return before
    return scorerOf(version, await versionOf(this.#db, workspace, version))
  }
}

export function scorerOf(version: string, profile: Profile): Scorer {
  const score = accountScorer(profile)
  const readers = new Map<string, RecordReader>()
  const readerOf = (fields: readonly string[]) => {
    const key = JSON.stringify(fields)
    const known = readers.get(key)
    if (known !== undefined) return known
    const reader = recordReader(profile, fields)
    if (readers.size >= mostReaders) readers.clear()
    readers.set(key, reader)
    return reader
  }
  return {
    version,
    profile,
    score: (account, asOf, fields = Object.keys(account)) => {
      const reader = readerOf(fields)
      const cells = fields.map((field) => cellOf(account, field))
      const unused = reader.unused.filter((field) => Object.hasOwn(account, field))
      return { score: score(reader.values(cells, asOf)), unused }
    },
  }
}

function cellOf(account: Account, field: string): string | number | null {
  const cell = Object.hasOwn(account, field) ? (account[field] ?? null) : null
  return typeof cell === 'boolean' ? String(cell) : cell
}

/** @throws Fault `score.empty` for an account of which nothing is said */
export function requireFacts(account: Account): void {
  if (Object.keys(account).length === 0) throw new Fault('score.empty')
}

const mostFields = 1000

/** The fields that accounts have, all together. @throws Fault `score.many_fields` */
export function fieldsOf(accounts: readonly Account[]): readonly string[] {
  const fields = [...new Set(accounts.flatMap((account) => Object.keys(account)))]
  if (fields.length <= mostFields) return fields
  throw new Fault('score.many_fields', { fields: fields.length, most: mostFields })
}
