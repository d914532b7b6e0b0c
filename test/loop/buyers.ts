import type { Engine } from '../../src/sql/index.ts'
import type { Random } from '../../src/stats/index.ts'
import { createSnapshot } from './snapshot.ts'
import { createUnifiedTables, type TableRow } from './unified-tables.ts'

/** Buyers who stop at a moment of their own, from 2023 on: one row an invoice line, two lines a purchase. */
export function buyers(random: Random, customers: number): TableRow[] {
  const wait = (mean: number) => -mean * Math.log(1 - random.next())
  return Array.from({ length: customers }, (_, key) => {
    const start = Math.floor(random.next() * 500)
    const gap = wait(30) + 8
    const stop = start + wait(250)
    const days = [start]
    for (let day = start + wait(gap); day < Math.min(stop, 1090); day += wait(gap)) days.push(day)
    return days.flatMap((day) => [invoiceLine(key, day, 60), invoiceLine(key, day, 40)])
  }).flat()
}

/** A line of a bill, days counted from the first of 2023; a quarter of it is profit. */
export const invoiceLine = (
  key: number,
  day: number,
  amount: number,
  more: TableRow = {},
): TableRow => ({
  account_key: key,
  at: `${new Date(Date.UTC(2023, 0, 1) + Math.floor(day) * 86_400_000).toISOString().slice(0, 10)} 10:00:00`,
  amount,
  profit: amount / 4,
  currency: 'EUR',
  ...more,
})

/** The unified tables and the snapshot of accounts that are all customers. */
export async function marketOfBuyers(
  engine: Engine,
  invoice: readonly TableRow[],
  accounts: readonly TableRow[],
) {
  await createUnifiedTables(engine, { account: accounts, invoice })
  await createSnapshot(
    engine,
    [],
    accounts.map(({ account_key = null, retained = null }) => ({
      account_key,
      customer: 1,
      retained,
    })),
  )
}

export const accountsOf = (keys: number): readonly TableRow[] =>
  Array.from({ length: keys }, (_, key) => ({ account_key: key, name: `Buyer ${key}` }))
