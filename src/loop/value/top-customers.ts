import {
  customerLifetimeTable,
  customerValuePartTable,
  customerValueTable,
  type NamedResult,
  type RankedCustomer,
  type ValuePart,
} from '../../domain/index.ts'
import { type Engine, type Fragment, integer, name, type Row, sql } from '../../sql/index.ts'
import { column as c, table } from '../ledger/index.ts'

export interface TopQuestion {
  readonly first: number
  /** Only those behind this place. */
  readonly after?: number
  /** Also the ranges of what is foretold. */
  readonly ranges: boolean
  readonly pins: readonly NamedResult[]
}

/** The first customers by place, each with the parts of its value, largest contribution first. */
export async function topCustomers(
  engine: Engine,
  { after = 0, first, pins, ranges }: TopQuestion,
): Promise<readonly RankedCustomer[]> {
  const top = sql`select * from ${name(customerValueTable)} where place > ${integer(after)} and place <= ${integer(first)}`
  const rows =
    await engine.rows(sql`select v.${c.key} as ${c.key}, v.value as value, v.place as place, v.best as best,
      a.${name('name')} as called, a.${name('domain')} as site
    from (${top}) as v left join ${table.account} as a on v.${c.key} = a.${c.key} order by place`)
  const parts =
    await engine.rows(sql`select p.${c.key} as ${c.key}, p.criterion as criterion, p.${c.raw} as ${c.raw},
      p.percentile as percentile, p.weight as weight, p.contribution as contribution
    from ${name(customerValuePartTable)} as p inner join (${top}) as v on p.${c.key} = v.${c.key}
    order by contribution desc, criterion`)
  const ranged = ranges ? await predictedRanges(engine, top) : new Map<number, Range>()
  const byCustomer = Map.groupBy(parts, (row) => row['account_key'])
  return rows.map((row) => {
    const key = Number(row['account_key'])
    const own = (byCustomer.get(key) ?? []).map((part) => partOf(part, ranged.get(key)))
    const pin = pins.find(({ accountKeys }) => accountKeys.includes(key))
    return {
      accountKey: key,
      name: text(row['called']),
      domain: text(row['site']),
      value: Number(row['value']),
      place: Number(row['place']),
      best: row['best'] === 1,
      known: knownShare(own),
      ...(pin === undefined ? {} : { pinned: pin.reason }),
      parts: own,
    }
  })
}

type Range = readonly [low: number, high: number]

/** The ranges of the foretold values, by account key. */
async function predictedRanges(engine: Engine, top: Fragment): Promise<ReadonlyMap<number, Range>> {
  const rows =
    await engine.rows(sql`select l.${c.key} as ${c.key}, l.value_low as low, l.value_high as high
    from ${name(customerLifetimeTable)} as l inner join (${top}) as v on l.${c.key} = v.${c.key}`)
  return new Map(
    rows.map((row) => [Number(row['account_key']), [Number(row['low']), Number(row['high'])]]),
  )
}

function partOf(row: Row, predicted: Range | undefined): ValuePart {
  const part = {
    criterion: String(row['criterion']),
    raw: typeof row['raw'] === 'number' ? row['raw'] : null,
    percentile: Number(row['percentile']),
    weight: Number(row['weight']),
    contribution: Number(row['contribution']),
  }
  const foretold = part.criterion === 'predicted_value' && predicted !== undefined
  return foretold ? { ...part, range: predicted } : part
}

const text = (cell: Row[string] | undefined): string | null =>
  typeof cell === 'string' ? cell : null

/** K / W from the weight of `not_known`, u = (W - K) / (W + K). */
function knownShare(parts: readonly ValuePart[]): number {
  const unknown = parts.find(({ criterion }) => criterion === 'not_known')?.weight ?? 0
  return (1 - unknown) / (1 + unknown)
}
