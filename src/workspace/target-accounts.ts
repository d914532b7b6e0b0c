import path from 'node:path'
import { accountRefTable, Fault, type Tier } from '../domain/index.ts'
import {
  accountsListed,
  accountsScored,
  type RankedAccount,
  rankedKeys,
  readTraits,
  scoreQuery,
} from '../loop/index.ts'
import { type Engine, join, name, sql } from '../sql/index.ts'
import { ensureDerived } from './derive.ts'
import { keptLookalikes } from './kept-results.ts'
import { inLearnedWorkspace } from './learned-workspace.ts'
import { type CallContext, stepContext } from './step-context.ts'
import { storedResult } from './stored-result.ts'
import { hasScoresOf } from './stored-scores.ts'
import { valueDefinition } from './value-definition.ts'
import { type TableRow, writeTable } from './write-table.ts'

/** Which accounts are meant. */
export type TargetSource =
  | { readonly kind: 'ranking'; readonly tier?: Tier; readonly everyone?: boolean }
  | { readonly kind: 'lookalikes' }
  /** By id, domain or name. */
  | { readonly kind: 'accounts'; readonly accounts: readonly string[] }

interface TargetsAsked {
  readonly profile: string
  readonly source: TargetSource
  readonly most: number
}

/**
 * The accounts of a source, best first, by the references that stay with them over imports.
 *
 * @throws Fault `results.none`, `list.unknown_accounts`
 */
export async function targetsIn(
  folder: string,
  { profile: which, source, most }: TargetsAsked,
  call: CallContext,
): Promise<readonly string[]> {
  const writes = source.kind === 'accounts'
  return await inLearnedWorkspace(folder, which, { ...call, writes }, async (workspace, stored) => {
    const { engine } = workspace
    await ensureDerived(workspace, stepContext(call), valueDefinition(folder))
    if (source.kind === 'accounts')
      return await refsOf(engine, await called(engine, source.accounts))
    if (source.kind === 'lookalikes') {
      const found = await storedResult(folder, engine, keptLookalikes)
      if (found === undefined) throw new Fault('results.none', { what: 'lookalikes' })
      return await refsOf(
        engine,
        found.accounts.slice(0, most).map(({ account }) => account.key),
      )
    }
    const { profile } = stored
    const scores = (await hasScoresOf(engine, profile))
      ? {}
      : { scores: sql`(${scoreQuery(engine.dialect, profile, await readTraits(engine), false)})` }
    const { tier, everyone = false } = source
    const filter = tier === undefined ? {} : { tier }
    const asked = { limit: most, prospects: !everyone, ...filter, ...scores }
    return await refsOf(engine, await rankedKeys(engine, asked))
  })
}

/** One key for each name, none twice. */
async function called(engine: Engine, accounts: readonly string[]): Promise<readonly number[]> {
  const found = await accountsListed(engine, accounts)
  const unclear = found.flatMap((some, place) => (some.length === 1 ? [] : [String(place + 1)]))
  if (unclear.length > 0)
    throw new Fault('list.unknown_accounts', {
      count: unclear.length,
      places: unclear.slice(0, 20),
    })
  return [...new Set(found.flatMap((some) => some.map(({ key }) => key)))]
}

/** So many are looked up at a time. */
const atOnce = 500

async function refsOf(engine: Engine, keys: readonly number[]): Promise<readonly string[]> {
  const refs = new Map<number, string>()
  for (const some of chunks(keys)) {
    const rows = await engine.rows(
      sql`select account_key, ref from ${name(accountRefTable)} where account_key in (${join(some.map((key) => sql`${key}`))})`,
    )
    for (const row of rows) refs.set(Number(row['account_key']), String(row['ref']))
  }
  return keys.flatMap((key) => refs.get(key) ?? [])
}

function chunks<T>(all: readonly T[]): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / atOnce) }, (_, index) =>
    all.slice(index * atOnce, (index + 1) * atOnce),
  )
}

interface Target extends Pick<RankedAccount, 'account'> {
  readonly ref: string
  readonly points: number
  readonly tier: Tier
}

interface Scoring {
  readonly profile: string
}

/** What the accounts are called and how they stand; those that the data no longer has are left out. */
export async function calledTargets(
  folder: string,
  refs: readonly string[],
  { profile: which }: Scoring,
  call: CallContext,
): Promise<readonly Target[]> {
  return await inLearnedWorkspace(folder, which, call, async (workspace, { profile }) => {
    const { engine } = workspace
    await ensureDerived(workspace, stepContext(call), valueDefinition(folder))
    const traits = await readTraits(engine)
    const targets: Target[] = []
    for (const some of chunks(refs)) {
      const rows = await engine.rows(
        sql`select account_key, ref from ${name(accountRefTable)} where ref in (${join(some.map((ref) => sql`${ref}`))})`,
      )
      const keys = rows.map((row) => Number(row['account_key']))
      const found = await accountsScored(engine, profile, traits, keys)
      found.forEach(({ account, score: { points, tier } }, index) => {
        targets.push({ ref: String(rows[index]?.['ref']), account, points, tier })
      })
    }
    return targets
  })
}

interface TargetFile extends Scoring {
  /** CSV or, by its name, XLSX. */
  readonly out: string
  /** Columns beside what the account is called and how it stands. */
  readonly head: readonly string[]
  readonly rows: readonly { readonly ref: string; readonly cells: TableRow }[]
}

/** Writes a list of accounts as a table, in the order given. */
export async function writeTargets(
  folder: string,
  { out, head, rows, profile }: TargetFile,
  call: CallContext,
): Promise<void> {
  const refs = rows.map(({ ref }) => ref)
  const targets = await calledTargets(folder, refs, { profile }, call)
  const byRef = new Map(targets.map((target) => [target.ref, target]))
  const lines = rows.map(({ ref, cells }): TableRow => {
    const target = byRef.get(ref)
    const { id = null, name: named = null, domain = null } = target?.account ?? {}
    return [id, named, domain, target?.points ?? null, target?.tier ?? null, ...cells]
  })
  await writeTable(path.resolve(out), ['id', 'name', 'domain', 'points', 'tier', ...head], [lines])
}
