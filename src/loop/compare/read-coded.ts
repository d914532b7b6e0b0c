import type { CompareQuestion } from '../../domain/index.ts'
import { drawn, type Engine, integer, join, name, readNumbers, sql } from '../../sql/index.ts'
import { type LeveledTrait, levelIndex } from '../levels/index.ts'
import { type Populations, populationOf } from './populations.ts'
import { sideOf, standings } from './sides.ts'

/** Accounts of one question with their levels on some traits. */
export interface CodedAccounts {
  /** 1 in the group, 0 among the others. */
  readonly inGroup: Uint8Array
  /** One array a trait asked for: the account's level. */
  readonly levels: readonly Uint16Array[]
}

export interface CodedQuestion {
  readonly question: CompareQuestion
  readonly traits: readonly LeveledTrait[]
  /** Accounts on either side, and about how many of them to read, the same ones every time. */
  readonly accounts: number
  readonly most: number
}

/** Reads accounts of either side of a question with their levels, in the order of the accounts. */
export async function readCoded(
  engine: Engine,
  populations: Populations,
  { question, traits, accounts, most }: CodedQuestion,
): Promise<CodedAccounts> {
  const { source, standing } = populationOf(question, populations)
  const sides = Array.from({ length: standings }, (_, code) => sideOf(question, code))
  const asked = sides.flatMap((side, code) => (side === 'neither' ? [] : [integer(code)]))
  const levels = traits.map(({ trait, whens }) => levelIndex(name(trait.column), whens))
  const columns = [standing, ...levels].map(
    (expression, index) => sql`${expression} as ${name(`c${index}`)}`,
  )
  const query = sql`select ${join(columns)} from ${source}
    where ${drawn(name('account_key'), most / accounts)} and ${standing} in (${join(asked)})
    order by account_key`
  const none = columns.map(() => new Float64Array(0))
  const read = await readNumbers(engine, query)
  const [codes = [], ...coded] = read.length === 0 ? none : read
  return {
    inGroup: Uint8Array.from(codes, (code) => (sides[code] === 'group' ? 1 : 0)),
    levels: coded.map((column) => Uint16Array.from(column)),
  }
}
