import { type Engine, integer, sql } from '../../sql/index.ts'

/** How an account is written in the data: what is sought where traces of it may be. */
export interface Words {
  /** Sought as the whole of a cell. */
  readonly whole: readonly string[]
  /** Sought within longer texts too. */
  readonly within: readonly string[]
}

/** Shorter ones, such as the id 17, stand for other things in most places. */
export const shortest = 4

/** The words of an account, while the tables of the derivation are there. */
export async function wordsOf(engine: Engine, account: number): Promise<Words> {
  const key = integer(account)
  const named =
    await engine.rows(sql`select distinct e.id as id, e.domain as domain, e.domain_key as domain_key, e.company as company
    from nf_entity as e inner join nf_link as l on l.ref = e.ref where l.account_key = ${key}`)
  const people = await engine.rows(
    sql`select distinct email from contact where account_key = ${key} and email is not null`,
  )
  const texts = (rows: typeof named, column: string) =>
    rows.flatMap((row) => {
      const value = row[column]
      return typeof value === 'string' && value.trim() !== '' ? [value.trim().toLowerCase()] : []
    })
  const within = [
    ...texts(named, 'domain_key'),
    ...texts(named, 'company'),
    ...texts(people, 'email'),
  ].filter((word) => word.length >= shortest)
  const whole = [...texts(named, 'id'), ...texts(named, 'domain'), ...texts(named, 'company')]
  return { whole: [...new Set(whole)], within: [...new Set(within)] }
}
