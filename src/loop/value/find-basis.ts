import {
  defaultLifetimeQuestion,
  type StepContext,
  snapshotTable,
  type ValueDefinition,
} from '../../domain/index.ts'
import { type Engine, type Fragment, integer, join, moment, name, sql } from '../../sql/index.ts'
import { column as c, currencyNotes, currencyRows, signsOfLife } from '../ledger/index.ts'
import { lifetimeValues } from '../lifetime/index.ts'
import type { ValueBasis } from './basis.ts'
import { rhythm } from './behaviour.ts'
import { surveySources } from './survey-sources.ts'

/** Looks at the unified tables and decides what the criteria are made from. */
export async function findBasis(
  engine: Engine,
  context: StepContext,
  definition: ValueDefinition,
  excluded: readonly number[],
): Promise<ValueBasis> {
  const { dialect } = engine
  const now = moment(dialect, context.now)
  const [dated] = await engine.rows(
    sql`select max(${c.at}) as data_end from (${signsOfLife(now)}) as signs`,
  )
  const dataEnd = typeof dated?.['data_end'] === 'string' ? dated['data_end'] : undefined
  const end = dataEnd === undefined ? now : moment(dialect, dataEnd)
  const currencies = await currencyRows(engine)
  const currency = definition.currency ?? currencies[0]?.currency
  const sources = await surveySources(engine, { now, end, currency })
  const usualGap = await findUsualGap(engine, now)
  const predicted =
    definition.criteria.predicted_value.weight > 0
      ? await lifetimeValues(engine, context, defaultLifetimeQuestion, {
          excluded,
          ...(currency === undefined ? {} : { currency }),
        })
      : undefined
  return {
    customers: customersBut(excluded),
    now,
    end,
    ...sources,
    notes: currencyNotes(currencies, currency),
    ...(dataEnd === undefined ? {} : { dataEnd: `${dataEnd.replace(' ', 'T')}Z` }),
    ...(currency === undefined ? {} : { currency }),
    ...(usualGap === undefined ? {} : { usualGap }),
    ...(predicted === undefined ? {} : { predicted }),
  }
}

function customersBut(excluded: readonly number[]): Fragment {
  const customers = sql`select ${c.key} from ${name(snapshotTable)} where customer = 1`
  if (excluded.length === 0) return sql`(${customers})`
  return sql`(${customers} and ${c.key} not in (${join(excluded.map(integer))}))`
}

async function findUsualGap(engine: Engine, now: Fragment): Promise<number | undefined> {
  const { dialect } = engine
  const [row] =
    await engine.rows(sql`select ${dialect.quantiles(sql`span / (days - 1.0)`, [0.5])} as gaps
    from (${rhythm(dialect, now)}) as rhythms where days >= 3`)
  const gaps = row?.['gaps']
  const [median] = Array.isArray(gaps) ? gaps : []
  return typeof median === 'number' && Number.isFinite(median) ? median : undefined
}
