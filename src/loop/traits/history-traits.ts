import { slug } from '../../domain/index.ts'
import { type Engine, name, type QueryOptions, sql } from '../../sql/index.ts'
import type { Block } from './candidate.ts'
import {
  countWithin,
  type EventSource,
  type EventTrait,
  eventBlock,
  writeEventFacts,
} from './event-facts.ts'
import { frequentValues, isValue } from './frequent-values.ts'

const mostFeatures = 10
const usageDays = 90

interface History extends EventSource {
  readonly traits: readonly EventTrait[]
}

/**
 * What went before the first decided deal besides sales talks. For most accounts there is nothing, and
 * the trait is then left out as constant; where customers came back, or tried before they bought, it is not.
 */
const histories: readonly History[] = [
  {
    kind: 'ticket',
    date: 'opened',
    columns: [],
    traits: [
      {
        id: 'ticket.count_365d',
        label: { key: 'trait.ticket.count', facts: { days: 365 } },
        group: 'need',
        cell: countWithin(365),
        otherwise: 0,
      },
    ],
  },
  {
    kind: 'invoice',
    date: 'at',
    columns: ['amount'],
    traits: [
      {
        id: 'invoice.count',
        label: { key: 'trait.invoice.count' },
        group: 'behavioural',
        cell: sql`count(*)`,
        otherwise: 0,
      },
      {
        id: 'invoice.amount',
        label: { key: 'trait.invoice.amount' },
        group: 'behavioural',
        cell: sql`sum(${name('amount')})`,
        otherwise: 0,
        field: 'amount',
      },
    ],
  },
  {
    kind: 'answer',
    date: 'at',
    columns: ['score'],
    traits: [
      {
        id: 'answer.score',
        label: { key: 'trait.answer.score' },
        group: 'need',
        cell: sql`avg(${name('score')})`,
        otherwise: null,
        field: 'score',
      },
    ],
  },
  {
    kind: 'referral',
    date: 'at',
    columns: [],
    account: 'referred_key',
    traits: [
      {
        id: 'referral.count',
        label: { key: 'trait.referral.count' },
        group: 'behavioural',
        cell: sql`count(*)`,
        otherwise: 0,
      },
    ],
  },
]

export async function historyBlocks(
  engine: Engine,
  options?: QueryOptions,
): Promise<readonly Block[]> {
  const blocks: Block[] = []
  for (const history of histories) {
    const facts = await writeEventFacts(engine, history, options)
    if (facts !== null)
      blocks.push(await eventBlock(engine, history.kind, facts, history.traits, options))
  }
  const used = await usageBlock(engine, options)
  return used === null ? blocks : [...blocks, used]
}

/** Use before the sale: trials, page views. A row without a quantity is one use. */
async function usageBlock(engine: Engine, options?: QueryOptions): Promise<Block | null> {
  const source = { kind: 'usage', date: 'at', columns: ['feature', 'quantity'] } as const
  const facts = await writeEventFacts(engine, source, options)
  if (facts === null) return null
  const features = await frequentValues(engine, facts, 'feature', mostFeatures, options)
  const used = (condition = sql`true`) =>
    sql`sum(case when days < ${usageDays} and ${condition} then coalesce(quantity, 1) else 0 end)`
  const total: EventTrait = {
    id: `usage.quantity_${usageDays}d`,
    label: { key: 'trait.usage.quantity', facts: { days: usageDays } },
    group: 'behavioural',
    cell: used(),
    otherwise: 0,
    field: 'quantity',
  }
  const byFeature = features.map(
    (feature): EventTrait => ({
      ...total,
      id: `usage.${slug(feature.shown)}.quantity_${usageDays}d`,
      label: { key: 'trait.usage.feature', facts: { feature: feature.shown, days: usageDays } },
      cell: used(isValue(name('feature'), feature)),
      field: 'feature',
    }),
  )
  return await eventBlock(engine, 'usage', facts, [total, ...byFeature], options)
}
