import {
  type CriterionReport,
  customerValuePartTable,
  customerValueTable,
  type StepContext,
  type ValueCut,
  type ValueDefinition,
  type ValueReport,
} from '../../domain/index.ts'
import {
  type Engine,
  type Fragment,
  integer,
  join,
  name,
  readNumbers,
  sql,
} from '../../sql/index.ts'
import { column as c } from '../ledger/index.ts'
import type { ValueBasis } from './basis.ts'
import { reportCriteria } from './criterion-report.ts'
import { chooseCut, noCut } from './cut.ts'
import { findBasis } from './find-basis.ts'
import { appliedKeys, findNamed } from './named-accounts.ts'
import { type AskedCriterion, createPartTable, createRawTable, rawTable } from './part-table.ts'
import { stateCriteria } from './state-criteria.ts'
import { topCustomers } from './top-customers.ts'

/**
 * Which customers are worth most, by the criteria the data has. Reads the unified tables and the
 * snapshot; writes `customer_value` and `customer_value_part`, both or neither. Without customers both
 * are empty.
 */
export function rankCustomers(
  engine: Engine,
  context: StepContext,
  definition: ValueDefinition,
): Promise<ValueReport> {
  return engine.transaction((inside) => rank(inside, context, definition))
}

async function rank(
  engine: Engine,
  context: StepContext,
  definition: ValueDefinition,
): Promise<ValueReport> {
  context.progress('value.survey', 0)
  const exclusions = await findNamed(engine, definition.exclusions)
  const pins = await findNamed(engine, definition.pins)
  const basis = await findBasis(engine, context, definition, appliedKeys(exclusions))
  const stated = await stateCriteria(engine, definition, basis)
  context.progress('value.criteria', 0.2)
  const asked = stated.flatMap(({ asked: criterion }) => criterion ?? [])
  await engine.run(createRawTable(engine.dialect, basis, asked))
  const customers = await countCustomers(engine, basis)
  const criteria = await reportCriteria(engine, stated, customers)
  context.progress('value.rank', 0.5)
  const used = inUse(asked, criteria)
  await engine.run(createPartTable(engine.dialect, basis, used.length > 0 ? used : [nothing]))
  await engine.run(sql`drop table ${name(rawTable)}`)
  const values = await valuesDescending(engine)
  const cut = tellsWorth(used, asked) ? chooseCut(values, definition.cut) : noCut
  const pinned = appliedKeys(pins)
  await engine.run(createValueTable(engine, cut, pinned))
  context.progress('value.report', 0.9)
  const [counted] = await engine.rows(
    sql`select count(*) as n from ${name(customerValueTable)} where best = 1`,
  )
  return {
    definition,
    customers,
    best: Number(counted?.['n'] ?? 0),
    ...(basis.dataEnd === undefined ? {} : { dataEnd: basis.dataEnd }),
    ...(basis.currency === undefined ? {} : { currency: basis.currency }),
    criteria,
    distribution: histogram(values),
    cut,
    top: await topCustomers(engine, { first: 100, pins, ranges: basis.predicted?.proven === true }),
    pins,
    exclusions,
    notes: basis.notes,
  }
}

async function countCustomers(engine: Engine, basis: ValueBasis): Promise<number> {
  const [row] = await engine.rows(
    sql`select count(*) as customers from ${basis.customers} as customers`,
  )
  return Number(row?.['customers'] ?? 0)
}

/** A criterion that nobody has: where none is in use, every customer stands at the middle. */
const nothing: AskedCriterion = {
  id: 'nothing',
  direction: 'more',
  weight: 1,
  query: sql`select 1`,
}

/** That a customer stayed does not, by itself, say what it is worth, unless nothing else was asked for. */
function tellsWorth(used: readonly AskedCriterion[], asked: readonly AskedCriterion[]): boolean {
  const besides = ({ id }: AskedCriterion): boolean => id !== 'retention'
  return used.some(besides) || (used.length > 0 && !asked.some(besides))
}

function inUse(
  asked: readonly AskedCriterion[],
  criteria: readonly CriterionReport[],
): readonly AskedCriterion[] {
  const used = new Set(criteria.filter(({ status }) => status === 'used').map(({ id }) => id))
  return asked.filter(({ id }) => used.has(id))
}

const sums = sql`select ${c.key}, sum(contribution) as value from ${name(customerValuePartTable)} group by ${c.key}`

async function valuesDescending(engine: Engine): Promise<Float64Array> {
  const query = sql`select value from (${sums}) as sums order by value desc`
  const [values = new Float64Array(0)] = await readNumbers(engine, query)
  return values
}

function createValueTable(engine: Engine, cut: ValueCut, pinned: readonly number[]): Fragment {
  const above = cut.basis === 'none' ? sql`1 = 0` : sql`value >= ${cut.from}`
  const best =
    pinned.length === 0 ? above : sql`(${above} or ${c.key} in (${join(pinned.map(integer))}))`
  return engine.dialect.createTableAs(
    customerValueTable,
    sql`select ${c.key}, value, row_number() over (order by value desc, ${c.key}) as place,
      case when ${best} then 1 else 0 end as best from (${sums}) as sums`,
  )
}

const step = 5

function histogram(values: Float64Array): ValueReport['distribution'] {
  const counts = new Array<number>(100 / step).fill(0)
  for (const value of values) {
    const bin = Math.min(counts.length - 1, Math.floor(value / step))
    counts[bin] = (counts[bin] ?? 0) + 1
  }
  return counts.map((customers, bin) => ({ from: bin * step, below: (bin + 1) * step, customers }))
}
