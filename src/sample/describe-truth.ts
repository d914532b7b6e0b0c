import { dayOf, isoDay } from './calendar.ts'
import { type CrmLayout, type StandardTrait, technologiesFile } from './layouts/index.ts'
import type { SampleOptions } from './options.ts'
import type { Tally } from './tally.ts'
import type { SampleTruth, TrueTrait } from './truth.ts'
import {
  customerSystemEffect,
  customerSystems,
  customFields,
  dataTeamEffect,
  drift,
  follows,
  incumbentEffect,
  industryEffect,
  intentEffect,
  leavingEffect,
  pairs,
  placeholders,
  salesRoleEffect,
  segmentLeaving,
  segments,
  sizeEffect,
  sourceEffect,
  spellings,
  type World,
} from './world/index.ts'

/** Puts the planted rules and the counts of what was written into one document. */
export function describeTruth(
  options: SampleOptions,
  world: World,
  crm: CrmLayout,
  tally: Tally,
): SampleTruth {
  const best = tally.best()
  return {
    format: 'northfit-sample-truth/1',
    options,
    accounts: tally.accounts(),
    rows: tally.rowsByFile(),
    ...(best === undefined ? {} : { best }),
    traits: traits(crm).map((trait) => (world.planted ? trait : withoutEffect(trait))),
    pairs: world.planted
      ? pairs.map((pair) => ({
          traits: [...pair.traits],
          matching: pair.matching.map((levels) => [...levels]),
          logOdds: pair.logOdds,
        }))
      : [],
    segments: world.planted
      ? segments.map((segment) => ({
          ...segment,
          rule: segment.rule.map(({ in: among, ...rest }) =>
            among === undefined ? rest : { ...rest, in: [...among] },
          ),
          ...tally.segmentCounts(segment.key),
        }))
      : [],
    ...(world.planted ? { drift: describedDrift(world), leaving: describedLeaving() } : {}),
    placeholders: [...placeholders],
    spellings: spellings(),
  }
}

function describedDrift(world: World): NonNullable<SampleTruth['drift']> {
  const { level, before, after } = drift
  return { trait: 'incumbent', level, date: isoDay(dayOf(world.driftAt)), before, after }
}

function describedLeaving(): NonNullable<SampleTruth['leaving']> {
  const { incumbent, pricingModel } = leavingEffect
  return {
    traits: [
      { trait: 'incumbent', levels: { ...incumbent } },
      { trait: 'pricing_model', levels: { ...pricingModel } },
    ],
    segments: segmentLeaving,
  }
}

type Effect = Partial<Omit<TrueTrait, 'file' | 'column'>>

const standard: Readonly<Record<StandardTrait, Effect & Pick<TrueTrait, 'role'>>> = {
  industry: { role: 'causal', levels: { ...industryEffect } },
  country: { role: 'segment' },
  city: { role: 'confounded' },
  state: { role: 'confounded' },
  employees: {
    role: 'causal',
    bands: [...sizeEffect],
    missing: 'more often below 20 employees',
  },
  revenue: { role: 'confounded', missing: 'more often the fewer employees' },
  founded: { role: 'segment' },
  source: { role: 'causal', levels: { ...sourceEffect } },
  owner: { role: 'noise' },
  lifecycle: { role: 'outcome' },
  churn: { role: 'outcome' },
}

const custom: Readonly<Record<string, Effect>> = {
  data_team: { levels: { Yes: dataTeamEffect } },
  incumbent: { levels: { ...incumbentEffect } },
  sales_roles: {
    each: { logOdds: salesRoleEffect.each, cap: salesRoleEffect.cap },
    missing: 'mostly where it is 0',
  },
}

function traits(crm: CrmLayout): readonly TrueTrait[] {
  const keys = Object.keys(standard).filter((key): key is StandardTrait => key in standard)
  const file = crm.accounts.name
  return [
    ...keys.map((key) =>
      following({
        key,
        file,
        column: crm.standardColumn[key],
        ...standard[key],
      }),
    ),
    ...customFields.map(({ key, label, role }) =>
      following({ key, file, column: crm.customColumn(label), role, ...custom[key] }),
    ),
    {
      key: 'customer_system',
      file: technologiesFile,
      column: 'Technology',
      role: 'causal',
      levels: Object.fromEntries(customerSystems.map((name) => [name, customerSystemEffect])),
    },
    {
      key: 'visits',
      file: crm.activities.name,
      column: crm.activityKindColumn,
      role: 'causal',
      each: {
        logOdds: intentEffect.each,
        cap: intentEffect.cap,
        windowDays: intentEffect.windowDays,
      },
    },
  ]
}

function following(trait: TrueTrait): TrueTrait {
  const leader = follows[trait.key]
  return leader === undefined ? trait : { ...trait, follows: leader }
}

/** In a sample without signal all that is left is the CRM's own record of the outcome. */
function withoutEffect({ key, file, column, role }: TrueTrait): TrueTrait {
  return { key, file, column, role: role === 'outcome' ? role : 'noise' }
}
