import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { translator } from '../messages/index.ts'
import { describeLifetimes } from './describe-lifetimes.ts'
import { foretellLifetimes } from './foretell-lifetimes.ts'
import { importInto } from './import-files.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'northfit-lifetimes-'))
afterAll(() => rmSync(folder, { recursive: true }))

const call = { now: new Date('2026-06-30T12:00:00Z') }
const workspace = path.join(folder, 'workspace')
const orders = path.join(folder, 'orders.csv')
const day = (number: number): string =>
  new Date(Date.UTC(2024, 0, 1 + number)).toISOString().slice(0, 10)

it('foretells the customers of a list of orders, writes all of them, and tells them in five languages', async () => {
  const lines = Array.from({ length: 60 }, (_, customer) =>
    Array.from({ length: 1 + (customer % 7) }, (__, order) =>
      [
        `=Firm ${customer}`,
        day(customer * 3 + order * (20 + customer)),
        100 + customer,
        'EUR',
      ].join(),
    ),
  ).flat()
  writeFileSync(orders, `${['Customer,Invoice date,Amount,Currency', ...lines].join('\n')}\n`)
  await importInto(workspace, [orders], {}, call)
  const out = path.join(folder, 'made', 'lifetime.csv')
  const { lifetimes, written } = await foretellLifetimes(workspace, { margin: 0.5, out }, call)
  expect(lifetimes).toMatchObject({ kind: 'purchases', customers: 60, currency: 'EUR' })
  expect(written).toBe(out)
  const rows = readFileSync(out, 'utf8').trim().split('\n')
  expect(rows).toHaveLength(61)
  expect(rows[0]).toMatch(
    /^id,name,domain,first_day,.*,lifetime_value,value_low,value_high,forever\r?$/,
  )
  // A name that a spreadsheet would take for a formula is made safe.
  expect(rows[1]).toMatch(/'=Firm/)
  const book = path.join(folder, 'lifetime.xlsx')
  await foretellLifetimes(workspace, { out: book }, call)
  expect(statSync(book).size).toBeGreaterThan(5000)
  for (const language of ['en', 'vi', 'th', 'zh', 'fa'] as const) {
    const told = await describeLifetimes(lifetimes, 3, translator(language))
    const words = JSON.stringify(told)
    expect(words).not.toMatch(/lifetime\.[a-z_]+[."]/)
    expect(told.tables[0]?.rows).toHaveLength(3)
  }
})
