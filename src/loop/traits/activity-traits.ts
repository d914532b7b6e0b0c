import { slug } from '../../domain/index.ts'
import { type Engine, name, type QueryOptions, sql } from '../../sql/index.ts'
import type { Block } from './candidate.ts'
import {
  countWithin,
  type EventTrait,
  eventBlock,
  eventWindows,
  writeEventFacts,
} from './event-facts.ts'
import { type FrequentValue, frequentValues, isValue } from './frequent-values.ts'

const mostKinds = 6
const contactDays = 365

/** What passed between the company and us before the sale: how much, of what kind, how lately, with how many people. */
export async function activityBlock(engine: Engine, options?: QueryOptions): Promise<Block | null> {
  const source = { kind: 'activity', date: 'at', columns: ['kind', 'contact_id'] } as const
  const facts = await writeEventFacts(engine, source, options)
  if (facts === null) return null
  const kinds = await frequentValues(engine, facts, 'kind', mostKinds, options)
  const [row] = await engine.rows(sql`select count(contact_id) as n from ${name(facts)}`)
  const touched = Number(row?.['n'] ?? 0) > 0 ? [contactsTouched] : []
  const traits = [...totals(), lastActivity, ...touched, ...kinds.flatMap(kindTraits)]
  return await eventBlock(engine, 'activity', facts, traits, options)
}

function totals(): readonly EventTrait[] {
  return eventWindows.map((days) => ({
    id: `activity.count_${days}d`,
    label: { key: 'trait.activity.count', facts: { days } },
    group: 'behavioural',
    cell: countWithin(days),
    otherwise: 0,
  }))
}

function kindTraits(value: FrequentValue): readonly EventTrait[] {
  return eventWindows.map((days) => ({
    id: `activity.${slug(value.shown)}.count_${days}d`,
    label: { key: 'trait.activity.kind', facts: { kind: value.shown, days } },
    group: 'behavioural',
    cell: countWithin(days, isValue(name('kind'), value)),
    otherwise: 0,
    field: 'kind',
  }))
}

const lastActivity: EventTrait = {
  id: 'activity.days_since_last',
  label: { key: 'trait.activity.last' },
  group: 'behavioural',
  cell: sql`min(days)`,
  otherwise: null,
}

const contactsTouched: EventTrait = {
  id: `activity.contacts_${contactDays}d`,
  label: { key: 'trait.activity.contacts', facts: { days: contactDays } },
  group: 'behavioural',
  cell: sql`count(distinct case when days < ${contactDays} then contact_id end)`,
  otherwise: 0,
  field: 'contact_id',
}
