import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import {
  accountScorer,
  bindColumns,
  boundValues,
  Fault,
  type Profile,
  type StagedColumn,
  type StagedTable,
  type Tier,
} from '../domain/index.ts'
import { type RankedAccount, readStagedTables } from '../loop/index.ts'
import { translator } from '../messages/index.ts'
import { importFiles } from '../sources/index.ts'
import { type Column, type Engine, join, name, sql } from '../sql/index.ts'
import { loadProfile } from './profile-store.ts'
import type { ScoreContext, ScoredAccounts, ScoreWorkspaceOptions } from './score-workspace.ts'
import { openStore } from './shared-store.ts'
import { stepContext } from './step-context.ts'
import { writeScoredRecords } from './write-scores.ts'

/**
 * Scores the records of files with a profile alone, without a workspace: each record is an account, its
 * columns answer the profile's traits by header or recognised field.
 */
export async function scoreFiles(
  folder: string,
  files: readonly string[],
  options: ScoreWorkspaceOptions,
  call: ScoreContext,
): Promise<ScoredAccounts> {
  const missing = files.find((file) => !existsSync(file))
  if (missing !== undefined) throw new Fault('import.not_found', {}, { file: missing })
  const { profile } = loadProfile(folder, options.profile)
  const temporary = await mkdtemp(path.join(os.tmpdir(), 'northfit-score-'))
  const engine = await openStore(':memory:')
  try {
    await importFiles(engine, files, {
      ...stepContext(call),
      rejectsDir: temporary,
      tempDir: temporary,
    })
    const scored = await scoreStaged(engine, profile, call.now)
    const ranked = scored.ranked.filter(
      ({ score }) => options.tier === undefined || score.tier === options.tier,
    )
    if (options.out !== undefined)
      await writeScoredRecords(ranked, options.out, {
        profile,
        translator: call.translator ?? translator('en'),
      })
    return {
      profile,
      ...scored,
      ranked: ranked.slice(0, options.limit),
      ...(options.out === undefined ? {} : { written: options.out }),
    }
  } finally {
    await engine.close()
    await rm(temporary, { recursive: true, force: true })
  }
}

async function scoreStaged(
  engine: Engine,
  profile: Profile,
  now: Date,
): Promise<Omit<ScoredAccounts, 'profile'>> {
  const ranked: RankedAccount[] = []
  const tiers: Record<Tier, number> = { best: 0, good: 0, bad: 0, unknown: 0 }
  const missing = new Set(profile.card.traits.map(({ id }) => id))
  for (const table of await readStagedTables(engine)) {
    for await (const scored of scoreTableOf(engine, profile, table, missing, now)) {
      tiers[scored.score.tier] += 1
      ranked.push(scored)
    }
  }
  ranked.sort((a, b) => b.score.points - a.score.points || b.score.known - a.score.known)
  return { accounts: ranked.length, tiers, unmatched: [...missing], ranked }
}

async function* scoreTableOf(
  engine: Engine,
  profile: Profile,
  { table, columns }: StagedTable,
  missing: Set<string>,
  now: Date,
): AsyncIterable<RankedAccount> {
  const binding = bindColumns(
    profile,
    columns.map(({ header, object, field }) =>
      field === null ? { header } : { header, object, field },
    ),
  )
  for (const { trait } of binding.columns) missing.delete(trait.id)
  const score = accountScorer(profile)
  const asOf = now.toISOString().slice(0, 10)
  const cells = join([sql`_row`, ...columns.map(({ column }) => name(column))])
  for await (const batch of engine.columns(
    sql`select ${cells} from ${name(table)} order by _row`,
  )) {
    const [records, ...values] = batch.columns
    for (let row = 0; row < batch.rows; row++) {
      const record = values.map((column) => cellOf(column, row))
      yield {
        account: accountOf(Number(records?.values[row] ?? 0), columns, record),
        score: score(boundValues(binding, record, asOf)),
      }
    }
  }
}

function cellOf(column: Column, row: number): string | number | null {
  const cell = column.values[row] ?? null
  return typeof cell === 'number' && Number.isNaN(cell) ? null : cell
}

function accountOf(
  key: number,
  columns: readonly StagedColumn[],
  record: readonly (string | number | null)[],
) {
  const field = (wanted: string) => {
    const value =
      record[columns.findIndex(({ object, field }) => object === 'account' && field === wanted)]
    return value === null || value === undefined ? null : String(value)
  }
  return { key, id: field('id'), name: field('name'), domain: field('domain') }
}
