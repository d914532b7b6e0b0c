import { customerValuePartTable } from '../../domain/index.ts'
import { type Dialect, type Fragment, integer, join, name, sql } from '../../sql/index.ts'
import { column as c } from '../ledger/index.ts'
import type { ValueBasis } from './basis.ts'

/** A criterion ready to be asked: its numbers, one row (account_key, raw) a customer that has one. */
export interface AskedCriterion {
  readonly id: string
  readonly direction: 'more' | 'less'
  readonly weight: number
  readonly query: Fragment
}

/** Scratch table of the raw numbers: (account_key, criterion, raw). */
export const rawTable = 'customer_value_raw'

/** Rounded to a millionth, so that the order in which an engine adds does not part equal customers. */
export function createRawTable(
  dialect: Dialect,
  basis: ValueBasis,
  criteria: readonly AskedCriterion[],
): Fragment {
  const each = criteria.map(
    ({ id, query }) => sql`select asked.${c.key} as ${c.key}, ${id} as criterion,
      round(${dialect.tryCast(sql`asked.${c.raw}`, 'number')}, ${integer(6)}) as ${c.raw}
      from (${query}) as asked inner join ${basis.customers} as customers on asked.${c.key} = customers.${c.key}
      where asked.${c.raw} is not null`,
  )
  const none = sql`select ${c.key}, '' as criterion, ${dialect.tryCast(sql`'0'`, 'number')} as ${c.raw} from ${basis.customers} as customers where 1 = 0`
  return dialect.createTableAs(rawTable, join([none, ...each], sql` union all `))
}

/**
 * The parts of each customer's value.
 *
 * Percentile of a number: mid-rank, 100 (rank below + ties / 2) / n over the n customers that have one,
 * turned round where less is better. A rank is as robust as can be: an outlier of any size moves others
 * by one place at most.
 *
 * Weights: with W the weight of all criteria in use and K that of the ones this customer has, criterion k
 * weighs (w_k / K) * s with s = 2K / (W + K), and `not_known` weighs the rest, 1 - s, at the middle, 50.
 * So s is 1 where all is known, 2/3 at half, 2/11 at a tenth: the value of a customer of whom little is
 * known stays near 50 (s is the Spearman-Brown form, by which the reliability of a mean of parts grows
 * with their number; Spearman, Brown, Br. J. Psychol. 3, 1910).
 *
 * Contributions are multiples of 2^-20, so their sum is exact in any order and on any engine.
 */
export function createPartTable(
  dialect: Dialect,
  basis: ValueBasis,
  criteria: readonly AskedCriterion[],
): Fragment {
  const total = criteria.reduce((sum, { weight }) => sum + weight, 0)
  const percentile = sql`100 * (below + ties / 2.0) / customers_with`
  const parts = sql`select ${c.key}, criterion, ${c.raw},
      case when less = 1 then 100 - ${percentile} else ${percentile} end as percentile,
      2 * own_weight / (${total} + known_weight) as weight
    from (${rankedRaw(criteria)}) as ranked`
  const unknown = sql`select known.${c.key} as ${c.key}, 'not_known' as criterion,
      ${dialect.tryCast(sql`null`, 'number')} as ${c.raw}, 50.0 as percentile,
      (${total} - known_weight) / (${total} + known_weight) as weight
    from (${knownWeights(basis, criteria)}) as known where known_weight < ${total * (1 - 1e-9)}`
  return dialect.createTableAs(
    customerValuePartTable,
    sql`select ${c.key}, criterion, ${c.raw}, percentile, weight,
      floor(weight * percentile * ${integer(grid)} + 0.5) / ${integer(grid)} as contribution
    from (${parts} union all ${unknown}) as parts`,
  )
}

const grid = 2 ** 20

function rankedRaw(criteria: readonly AskedCriterion[]): Fragment {
  const less = criteria.filter(({ direction }) => direction === 'less')
  return sql`select ${c.key}, criterion, ${c.raw}, own_weight,
      ${less.length === 0 ? sql`0` : sql`case when criterion in (${names(less)}) then 1 else 0 end`} as less,
      rank() over (partition by criterion order by ${c.raw}) - 1 as below,
      count(*) over (partition by criterion, ${c.raw}) as ties,
      count(*) over (partition by criterion) as customers_with,
      sum(own_weight) over (partition by ${c.key}) as known_weight
    from (${weighed(criteria)}) as weighed`
}

const names = (criteria: readonly AskedCriterion[]): Fragment =>
  join(criteria.map(({ id }) => sql`${id}`))

/** The raw numbers of the criteria in use, each with its criterion's weight. */
function weighed(criteria: readonly AskedCriterion[]): Fragment {
  const whens = criteria.map(({ id, weight }) => sql`when ${id} then ${weight}`)
  return sql`select ${c.key}, criterion, ${c.raw}, case criterion ${join(whens, sql` `)} else 0 end as own_weight
    from ${name(rawTable)} where criterion in (${names(criteria)})`
}

/** Weight known of every customer; 0 for one without any number. */
function knownWeights(basis: ValueBasis, criteria: readonly AskedCriterion[]): Fragment {
  return sql`select ${c.key}, sum(own_weight) as known_weight from (
    select ${c.key}, own_weight from (${weighed(criteria)}) as weighed
    union all select ${c.key}, 0 as own_weight from ${basis.customers} as customers) as weights group by ${c.key}`
}
