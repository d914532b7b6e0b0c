import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { readTraits } from '../src/loop/index.ts'
import { likenessTraits, readPacked } from '../src/loop/lookalikes/coded-market.ts'
import { fetchSample } from '../src/loop/lookalikes/sample.ts'
import { writeSeeds } from '../src/loop/lookalikes/seeds.ts'
import { name, readNumbers, sql } from '../src/sql/index.ts'
import type { Coded, CodedTrait } from '../src/stats/index.ts'
import { importInto, workspaceStatus, writeSample } from '../src/workspace/index.ts'
import { inWorkspace } from '../src/workspace/open-workspace.ts'
import { stepContext } from '../src/workspace/step-context.ts'

/** A generated market: good are the best customers, decided are those of whom it is known whether they bought. */
export interface SampleMarket {
  readonly coded: Coded
  readonly won: Uint8Array
  readonly decided: Uint8Array
  readonly described: CodedTrait
}

/** Generates a CRM, imports it and codes the traits that look-alikes are found by. At most 20,000 accounts. */
export async function readSample(accounts: number, seed: number): Promise<SampleMarket> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'northfit-bench-'))
  const call = { now: new Date('2026-11-22T00:00:00Z') }
  try {
    const { files } = await writeSample(path.join(folder, 'crm'), {
      ...{ accounts, seed, layout: 'hubspot', signal: 'planted', locale: 'clean' },
      asOf: '2026-11-22',
    })
    await importInto(folder, files, {}, call)
    await workspaceStatus(folder, call)
    return await inWorkspace(folder, {}, async ({ engine }) => {
      const best = sql`account_key in (select account_key from customer_value where best = 1)`
      await writeSeeds(engine, best)
      const traits = await readPacked(engine, likenessTraits(await readTraits(engine), []))
      const sample = await fetchSample(engine, stepContext(call), traits)
      const [won] = await readNumbers(
        engine,
        sql`select won from ${name('snapshot')} order by account_key`,
      )
      const good = new Uint8Array(sample.accounts.length)
      for (const row of sample.seeds) good[row] = 1
      return {
        coded: { rows: good.length, traits: sample.traits, good },
        won: Uint8Array.from(won ?? [], (value) => (value === 1 ? 1 : 0)),
        decided: Uint8Array.from(won ?? [], (value) => (Number.isNaN(value) ? 0 : 1)),
        described: sample.described,
      }
    })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
