import type { CompareQuestion } from '../../domain/index.ts'
import { type Column, type Engine, integer, join, name, sql } from '../../sql/index.ts'
import { codedTable, levelColumn } from './code-traits.ts'
import { sideOf, standings } from './sides.ts'

/** Accounts of one question with their levels on some traits. */
export interface CodedAccounts {
  /** 1 in the group, 0 among the others. */
  readonly inGroup: Uint8Array
  /** One array a trait asked for: the account's level. */
  readonly levels: readonly Uint16Array[]
}

/** Reads about `most` accounts of either side of a question, drawn by hash, the same ones every time. */
export async function readCoded(
  engine: Engine,
  question: CompareQuestion,
  traits: readonly number[],
  most: number,
): Promise<CodedAccounts> {
  const sides = Array.from({ length: standings }, (_, code) => sideOf(question, code))
  const asked = sides.flatMap((side, code) => (side === 'neither' ? [] : [integer(code)]))
  const from = sql`from ${name(codedTable)} where standing in (${join(asked)})`
  const [counted] = await engine.rows(sql`select count(*) as n ${from}`)
  const accounts = Number(counted?.['n'] ?? 0)
  const hash = engine.dialect.hash(sql`cast(account_key as ${engine.dialect.type('text')})`)
  const drawn =
    accounts <= most ? sql`1 = 1` : sql`${hash} < ${Math.round((most / accounts) * 2 ** 32)}`
  const columns = join([sql`standing`, ...traits.map(levelColumn)])
  const read: number[][] = ['standing', ...traits].map(() => [])
  for await (const batch of engine.columns(sql`select ${columns} ${from} and ${drawn}`))
    for (const [index, column] of batch.columns.entries()) append(read[index], column)
  const [codes = [], ...levels] = read
  return {
    inGroup: Uint8Array.from(codes, (code) => (sides[code] === 'group' ? 1 : 0)),
    levels: levels.map((column) => Uint16Array.from(column)),
  }
}

function append(to: number[] | undefined, column: Column): void {
  if (to === undefined || column.type !== 'number') throw new Error('codes come as numbers')
  for (const code of column.values) to.push(code)
}
