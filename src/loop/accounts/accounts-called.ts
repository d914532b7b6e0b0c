import { snapshotTable } from '../../domain/index.ts'
import { type Engine, type Fragment, join, name, sql, writeTable } from '../../sql/index.ts'

/** An account that answers to a name. */
export interface CalledAccount {
  readonly key: number
  readonly customer: boolean
}

/**
 * The accounts that a person means: those of that id, else of that domain, else of that name (case and
 * accents aside). Several may share a name.
 */
export async function accountsCalled(
  engine: Engine,
  account: string,
): Promise<readonly CalledAccount[]> {
  const found = await callAll(engine, sql`(select 0 as place, ${account} as called)`)
  return found.get(0) ?? []
}

const listTable = 'account_asked'

/** The same for each name of a list, in its order; all accounts are looked through once. Writes `account_asked`. */
export async function accountsListed(
  engine: Engine,
  names: readonly string[],
): Promise<readonly (readonly CalledAccount[])[]> {
  await writeTable(
    engine,
    listTable,
    [
      { name: 'place', type: 'integer' },
      { name: 'called', type: 'text' },
    ],
    [
      { type: 'number', values: Float64Array.from(names.keys()) },
      { type: 'text', values: names },
    ],
  )
  const found = await callAll(engine, name(listTable))
  return names.map((_, place) => found.get(place) ?? [])
}

/** @param asked rows of `place` and `called` */
async function callAll(
  engine: Engine,
  asked: Fragment,
): Promise<ReadonlyMap<number, readonly CalledAccount[]>> {
  const { fold } = engine.dialect
  const called = sql`q.called`
  const folded = fold(sql`trim(q.called)`)
  const ways = [
    sql`a.${name('id')} = ${called}`,
    sql`${fold(sql`a.${name('domain')}`)} = ${folded}`,
    sql`${fold(sql`a.${name('name')}`)} = ${folded}`,
  ].map(
    (same, way) => sql`select q.place as place, a.account_key as account_key, ${way} as way
      from ${name('account')} as a inner join ${asked} as q on ${same}`,
  )
  const rows =
    await engine.rows(sql`select f.place as place, f.account_key as account_key, f.way as way, s.customer as customer
    from (${join(ways, sql` union all `)}) as f left join ${name(snapshotTable)} as s on s.account_key = f.account_key
    order by place, way, account_key`)
  const byPlace = Map.groupBy(rows, (row) => Number(row['place']))
  return new Map(
    Array.from(byPlace, ([place, own]) => {
      const surest = own.filter((row) => row['way'] === own[0]?.['way'])
      return [
        place,
        surest.map((row) => ({ key: Number(row['account_key']), customer: row['customer'] === 1 })),
      ]
    }),
  )
}
