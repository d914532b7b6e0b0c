import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { performance } from 'node:perf_hooks'
import { prepareLookalikes, readTraits } from '../src/loop/index.ts'
import { levelIndex } from '../src/loop/levels/index.ts'
import { likenessTraits, readPacked } from '../src/loop/lookalikes/coded-market.ts'
import { type Engine, type Fragment, integer, join, name, sql } from '../src/sql/index.ts'
import { openDuckDb } from '../src/warehouse/index.ts'
import { importInto, lookalikesIn, workspaceStatus } from '../src/workspace/index.ts'
import { inWorkspace } from '../src/workspace/open-workspace.ts'
import { stepContext } from '../src/workspace/step-context.ts'

const call = { now: new Date('2026-11-22T00:00:00Z') }

/**
 * Companies with numbers and categories by turns, a tenth of the values missing, and a deal over three years for every
 * fifth, a hundredth of these won. Who was won is higher than others on a third of the first twenty traits.
 */
async function writeFiles(folder: string, accounts: number, traits: number): Promise<string[]> {
  const engine = await openDuckDb(':memory:')
  const columns = Array.from({ length: traits }, (_, index) => {
    const random = (seed: number, below: number) =>
      sql`hash(i * 1000 + ${integer(index * 10 + seed)}) % ${integer(below)}`
    const lifted = index < 20 ? sql`i % 500 = 0 and ${random(1, 3)} = 0` : sql`false`
    const level = sql`case when ${lifted} then 50 + ${random(2, 50)} else ${random(2, 100)} end`
    const value = index % 2 === 0 ? level : sql`'Category ' || (${level} // 9)`
    return sql`case when ${random(3, 10)} > 0 then ${value} end as ${name(`Measure ${index}`)}`
  })
  const companies = path.join(folder, 'companies.csv')
  const deals = path.join(folder, 'deals.csv')
  await engine.run(sql`copy (select i as "Record ID", 'Company ' || i as "Company name",
      'c' || i || '.test' as "Company Domain Name", ${join(columns)}
    from range(${integer(accounts)}) as all_accounts(i)) to ${companies}`)
  await engine.run(sql`copy (select i as "Record ID", 'Deal ' || i as "Deal Name",
      'c' || i || '.test' as "Company Domain Name", date '2023-01-01' + cast(hash(i) % 1000 as integer) as "Create Date",
      date '2023-03-01' + cast(hash(i) % 1000 as integer) as "Close Date",
      case when i % 500 = 0 then 'Closed won' else 'Closed lost' end as "Deal Stage", 1000 + hash(i) % 9000 as "Amount"
    from range(0, ${integer(accounts)}, 5) as dealt(i)) to ${deals}`)
  await engine.close()
  return [companies, deals]
}

interface Spent {
  readonly seconds: number
  readonly processor_seconds: number
}

function clock(): () => Spent {
  const [start, busy] = [performance.now(), process.cpuUsage()]
  return () => {
    const { user, system } = process.cpuUsage(busy)
    return {
      seconds: rounded((performance.now() - start) / 1000),
      processor_seconds: rounded((user + system) / 1e6),
    }
  }
}

async function spentOn(work: () => Promise<unknown>): Promise<Spent> {
  const spent = clock()
  await work()
  return spent()
}

const rounded = (value: number): number => Number(value.toFixed(3))

/** `northfit lookalikes` once: what each step took, and all of it, the opening of the store included. */
async function asked(workspace: string) {
  const steps: Record<string, Spent> = {}
  let [step, since] = ['open', clock()]
  const progress = (next: string) => {
    steps[step] = since()
    step = next
    since = clock()
  }
  const whole = clock()
  const { found } = await lookalikesIn(workspace, { limit: 100 }, { ...call, progress })
  return { whole: whole(), steps, found }
}

/** The check takes as long for ten thousand accounts as for a million, and the list needs nothing of it. */
function lessCheck(whole: Spent, check: Spent | undefined): Spent {
  return {
    seconds: rounded(whole.seconds - (check?.seconds ?? 0)),
    processor_seconds: rounded(whole.processor_seconds - (check?.processor_seconds ?? 0)),
  }
}

/** The peers: the greatest value of every column that is compared, and the sum of one CASE a column, stored. */
async function peersOf(engine: Engine): Promise<Readonly<Record<string, Fragment>>> {
  const packed = await readPacked(engine, likenessTraits(await readTraits(engine), []))
  const greatest = packed.map(({ trait }) => sql`max(${name(trait.column)})`)
  const cases = packed.map(({ trait, whens }) => levelIndex(name(trait.column), whens))
  return {
    scan: sql`select ${join(greatest)} from snapshot`,
    case_sum: sql`create or replace table peer as
      select account_key, ${join(cases, sql` + `)} as level from snapshot`,
  }
}

/**
 * The user's whole way, once the data is in the store: from the opening of the store to the first hundred look-alikes
 * of the best customers, with the check. Imports the data and derives from it first.
 */
export async function timedWhole(accounts: number, traits: number): Promise<object> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'northfit-bench-'))
  const workspace = path.join(folder, 'workspace')
  try {
    await importInto(workspace, await writeFiles(folder, accounts, traits), {}, call)
    const deriving = await spentOn(() => workspaceStatus(workspace, call))
    await asked(workspace)
    const { whole, steps, found } = await asked(workspace)
    const peers: Record<string, Spent> = {}
    const prepared = await inWorkspace(workspace, {}, async ({ engine }) => {
      for (const [peer, query] of Object.entries(await peersOf(engine)))
        peers[peer] = await spentOn(() => engine.rows(query))
      return await spentOn(() => prepareLookalikes(engine, stepContext(call)))
    })
    const list = lessCheck(whole, steps['lookalikes.check'])
    const ratios = Object.entries(peers).map(([peer, { processor_seconds }]) => [
      `ratio_to_${peer}`,
      rounded(list.processor_seconds / processor_seconds),
    ])
    return {
      benchmark: 'whole way',
      accounts,
      traits,
      seeds: found.seeds.count,
      fitted: found.traits.length,
      auc: rounded(found.check.together.auc.value),
      deriving,
      of_which_for_lookalikes: prepared,
      steps,
      whole,
      without_check: list,
      peers,
      ...Object.fromEntries(ratios),
      rss_mb: Math.round(process.memoryUsage().rss / 2 ** 20),
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
