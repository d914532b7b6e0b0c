import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { layouts, type SampleOptions, type SampleTruth } from '../../sample/index.ts'
import { writeSample } from './index.ts'

/**
 * The files are counted again by another program, as a reader of them would, and compared with the
 * truth beside them.
 */
const usual: SampleOptions = {
  accounts: 20_000,
  seed: 5,
  layout: 'hubspot',
  signal: 'planted',
  locale: 'clean',
  asOf: '2026-06-30',
}

type Row = Readonly<Record<string, unknown>>

let folder = ''
let query: (sql: string) => Promise<readonly Row[]>

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'northfit-truth-'))
  const connection = await (await DuckDBInstance.create(':memory:')).connect()
  query = async (sql) => (await connection.runAndReadAll(sql)).getRowObjectsJson()
})

afterAll(() => rm(folder, { recursive: true }))

/** Writes a sample and makes a view of each file, named by its first or second word. */
async function load(prefix: string, options: Partial<SampleOptions>): Promise<SampleTruth> {
  const { files, truth } = await writeSample(path.join(folder, prefix), { ...usual, ...options })
  for (const file of files) {
    const name = /^(?:hubspot-crm-exports-all-)?([A-Za-z]+)/.exec(path.basename(file))?.[1]
    await query(
      `create view ${prefix}_${name} as from read_csv('${file}', header = true, all_varchar = true,
        delim = ',', quote = '"', escape = '"')`,
    )
  }
  return truth
}

/** One row an account with a decided first deal: its company columns and `won`. */
async function decide(prefix: string): Promise<void> {
  await query(`create table ${prefix} as
    select c.*, "Company Domain Name" as domain, d.won, d.opened from ${prefix}_companies c join (
      select "Associated Company IDs (Primary)" id,
        max(("Deal Stage" = 'Closed Won')::int) won, min("Create Date") opened
      from ${prefix}_deals
      where "Deal Stage" like 'Closed%' and "Deal Type" = 'New Business' group by 1
    ) d on d.id = c."Record ID"`)
}

async function number(sql: string): Promise<number> {
  const [row] = await query(sql)
  return Number(Object.values(row ?? {})[0])
}

/** How far wins depend on the levels of a column: chi-square as a normal deviate (Fisher 1922). */
async function dependence(table: string, column: string): Promise<number> {
  const rows = await query(`select case when try_cast("${column}" as double) is null
      then coalesce("${column}", '') else 'q' || ntile(5) over (order by try_cast("${column}" as double)) end
      as level, won from ${table}`)
  const counts = new Map<string, [number, number]>()
  for (const { level, won } of rows) {
    const count = counts.get(String(level)) ?? [0, 0]
    count[won === 1 || won === '1' ? 1 : 0] += 1
    counts.set(String(level), count)
  }
  const kept = [...counts.values()].filter(([lost, won]) => lost + won >= 30)
  const total = kept.reduce((sum, [lost, won]) => sum + lost + won, 0)
  const share = kept.reduce((sum, [, won]) => sum + won, 0) / total
  const chiSquare = kept.reduce(
    (sum, [lost, won]) =>
      sum + (won - (lost + won) * share) ** 2 / ((lost + won) * share * (1 - share)),
    0,
  )
  return Math.sqrt(2 * chiSquare) - Math.sqrt(2 * (kept.length - 1) - 1)
}

describe('the planted sample', () => {
  let truth: SampleTruth

  beforeAll(async () => {
    truth = await load('planted', {})
    await decide('planted')
  })

  test('counts agree', async () => {
    expect(await number('select count(*) from planted')).toBe(
      truth.accounts.won + truth.accounts.lost,
    )
    expect(await number('select sum(won) from planted')).toBe(truth.accounts.won)
    const { sameDomain, sameNameOnly } = truth.accounts.duplicates
    expect(await number('select count(*) from planted_companies')).toBe(
      truth.accounts.total + sameDomain + sameNameOnly,
    )
    const winRate = truth.accounts.won / (truth.accounts.won + truth.accounts.lost)
    expect(winRate).toBeGreaterThan(0.25)
    expect(winRate).toBeLessThan(0.31)
  })

  test('segments win and pay far more than the others', async () => {
    const [shops] = await query(`select avg(won) rate, count(*) n from planted
      where Industry = 'Retail & E-commerce' and "Number of Employees"::int between 100 and 499
        and domain in (select Domain from planted_technologies where Category = 'CRM')`)
    const found = truth.segments.find((segment) => segment.key === 'mid_size_shops')
    expect(Number(shops?.['rate'])).toBeGreaterThan(0.55)
    expect(Number(shops?.['n'])).toBeLessThanOrEqual((found?.won ?? 0) + (found?.lost ?? 0))
    for (const { won, lost } of truth.segments) expect(won / (won + lost)).toBeGreaterThan(0.5)
    const value = (where: string): Promise<number> =>
      number(`select avg(paid) from (
        select sum(Amount::double) as paid from planted_invoices i join planted p
        on p."Record ID" = i."CRM account ID" where ${where} group by p."Record ID")`)
    const logistics = `Industry = 'Logistics and Supply Chain' and "Country/Region" in
      ('Germany', 'Austria', 'Switzerland')`
    expect(await value(logistics)).toBeGreaterThan(1.5 * (await value(`not (${logistics})`)))
  })

  test('pairs matter together and not alone', async () => {
    for (const column of ['Sales motion', 'Pricing model', 'Multi-site', 'Procurement']) {
      expect(await dependence('planted', column)).toBeLessThan(4)
    }
    const rate = (same: boolean): Promise<number> =>
      number(`select avg(won) from planted where "Sales motion" in ('Inbound', 'Outbound')
        and "Pricing model" in ('Subscription', 'Project') and ${same ? '' : 'not'}
        ("Sales motion" = 'Inbound') = ("Pricing model" = 'Subscription')`)
    expect((await rate(true)) - (await rate(false))).toBeGreaterThan(0.1)
  })

  test('thirty traits are noise, causal and confounded ones are not', async () => {
    const noise: number[] = []
    for (const trait of truth.traits.filter(({ role }) => role === 'noise')) {
      noise.push(await dependence('planted', trait.column))
    }
    expect(Math.max(...noise)).toBeLessThan(3.7)
    const visible = truth.traits.filter(
      ({ role, key, file }) =>
        (role === 'causal' || key === 'bi_licence') && file.includes('companies'),
    )
    for (const { column } of visible) {
      expect(await dependence('planted', column)).toBeGreaterThan(4)
    }
  })

  test('a confounded trait loses its effect where its cause is held fixed', async () => {
    const gap = (where: string): Promise<number> =>
      number(`select avg(won) filter ("BI licence" = 'Yes') - avg(won) filter ("BI licence" = 'No')
        from planted where ${where}`)
    expect(await gap('true')).toBeGreaterThan(0.03)
    expect(Math.abs(await gap(`"Has data team" = 'No'`))).toBeLessThan(0.04)
  })

  test('leaks are empty until a deal is decided, then tell the outcome', async () => {
    for (const { column } of truth.traits.filter(({ role }) => role === 'leak')) {
      expect(
        await number(`select count("${column}") from planted_companies
          where "Record ID" not in (select "Record ID" from planted)`),
      ).toBe(0)
      const filled = (won: number): Promise<number> =>
        number(`select avg(("${column}" is not null)::int) from planted where won = ${won}`)
      expect(await filled(1)).toBeGreaterThan(0.8)
      expect(await filled(0)).toBeLessThan(0.1)
    }
  })

  test('the effect of the rival turns at the date of the drift', async () => {
    const gap = (side: string): Promise<number> =>
      number(`select avg(won) filter ("Current tool" = 'Rivalio')
        - avg(won) filter ("Current tool" <> 'Rivalio')
        from planted where opened ${side} '${truth.drift?.date}'`)
    expect(await gap('<')).toBeLessThan(-0.05)
    expect(await gap('>=')).toBeGreaterThan(0.03)
  })

  test('customers leave for the planted reasons, and only customers do', async () => {
    const left = `"Churn date" is not null`
    expect(await number(`select count(*) from planted where won = 1 and ${left}`)).toBe(
      truth.accounts.churned,
    )
    expect(
      await number(`select count(*) from planted_companies where ${left}
        and ("Lifecycle Stage" <> 'Former Customer' or "Churn date" > '2026-06-30')`),
    ).toBe(0)
    const columns: Record<string, string> = {
      incumbent: 'Current tool',
      pricing_model: 'Pricing model',
    }
    for (const { levels, trait } of truth.leaving?.traits ?? []) {
      const level = Object.keys(levels)[0]
      const rate = (is: string) =>
        number(`select avg((${left})::int) from planted
          where won = 1 and "${columns[trait]}" ${is} '${level}'`)
      expect((await rate('=')) - (await rate('<>')), trait).toBeGreaterThan(0.08)
    }
  })

  test('visits before the deal carry intent; all activities together leak', async () => {
    const rate = (when: string, least: number): Promise<number> =>
      number(`select avg(won) from planted p where (select count(*) from planted_activities a
        where a."Associated Company IDs" = p."Record ID" and ${when}) >= ${least}`)
    const before = await rate(
      `a."Activity date" < p.opened and "Activity type" = 'Website visit'`,
      3,
    )
    expect(before).toBeGreaterThan(await number('select avg(won) + 0.05 from planted'))
    expect(await rate('true', 8)).toBeGreaterThan(0.6)
  })

  test('nothing is later than the export, nothing of a deal earlier than its company', async () => {
    for (const [table, column] of [
      ['companies', 'Create Date'],
      ['contacts', 'Create Date'],
      ['deals', 'Create Date'],
      ['activities', 'Activity date'],
      ['invoices', 'Invoice date'],
      ['costs', 'Date'],
      ['tickets', 'Created at'],
      ['usage', 'Month'],
      ['referrals', 'Date'],
      ['technologies', 'First detected'],
      ['satisfaction', 'Response date'],
    ]) {
      const later = `select count(*) from planted_${table} where "${column}" > '2026-06-30 08:00'`
      expect(await number(later), table).toBe(0)
    }
    expect(
      await number(`select count(*) from planted_deals
        where "Deal Stage" like 'Closed%' and "Close Date" > '2026-06-30 08:00'`),
    ).toBe(0)
    expect(
      await number(`select count(*) from planted_deals d join planted_companies c
        on c."Record ID" = d."Associated Company IDs (Primary)"
        where d."Create Date" <= c."Create Date" or d."Close Date" <= d."Create Date"`),
    ).toBe(0)
    expect(
      await number(`select count(*) from planted_invoices i join planted p
        on p."Record ID" = i."CRM account ID" where i."Invoice date" <= p.opened`),
    ).toBe(0)
  })

  test('the other systems name accounts that are there, and referrers that were customers', async () => {
    for (const [table, column] of [
      ['costs', 'Account domain'],
      ['usage', 'Workspace domain'],
      ['referrals', 'Referrer domain'],
    ]) {
      expect(
        await number(`select count(*) from planted_${table} where "${column}" not in
          (select d from (select split_part(Email, '@', 2) d from planted_contacts))`),
      ).toBe(0)
    }
    expect(
      await number(`select count(*) from planted_referrals r join planted p on p.domain = r."Referrer domain"
        where won = 0`),
    ).toBe(0)
  })
})

test('without signal no column of the account tells who wins', async () => {
  const truth = await load('blind', { signal: 'none' })
  await decide('blind')
  expect(truth.segments).toEqual([])
  expect(truth.best?.auc).toBe(0.5)
  for (const { column, file, role } of truth.traits) {
    if (!file.includes('companies') || role === 'outcome') continue
    expect(await dependence('blind', column), column).toBeLessThan(3.7)
  }
})

test.each(layouts)('%s: every file reads back with as many rows as it says', async (layout) => {
  for (const locale of ['clean', 'dirty'] as const) {
    const into = path.join(folder, `${layout}-${locale}`)
    const options = { ...usual, accounts: 600, layout, locale }
    const { files, truth } = await writeSample(into, options)
    for (const file of files) {
      const rows = await number(
        `select count(*) from read_csv('${file}', header = true, all_varchar = true, delim = ',')`,
      )
      expect(rows, file).toBe(truth.rows[path.basename(file)])
    }
  }
})
