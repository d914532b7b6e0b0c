import { z } from 'zod'
import {
  compareQuestions,
  profileSchema,
  type TraitFinding,
  traitSchema,
  whenSchema,
} from '../../domain/index.ts'
import { workspaceFolder } from '../folders.ts'
import { bare, route } from '../http/index.ts'
import { keepVersionFile } from '../version-files.ts'
import { accountRef, dealRow, sourceRow, whichVersion } from './account-answer.ts'

const tag = 'Traits'
const base = '/v1/workspaces/{workspace}/traits'
const reads = { at: 'workspace', role: 'viewer', scope: 'read' } as const
const sides = z.object({ group: z.number(), others: z.number() })
const estimate = z
  .object({ value: z.number(), low: z.number(), high: z.number() })
  .describe('A best guess with its 95 % interval.')
const level = z.object({
  when: whenSchema,
  group: z.number(),
  others: z.number(),
  among: sides,
  groupShare: z.number(),
  othersShare: z.number(),
  lift: estimate,
  difference: estimate,
  p: z.number(),
  q: z.number().describe('Adjusted over all levels of the table.'),
  found: z.boolean(),
  information: z.number(),
  repeats: z.boolean().exactOptional(),
})
const finding = z
  .object({
    trait: traitSchema,
    coverage: sides,
    p: z.number(),
    q: z.number(),
    found: z.boolean(),
    dependable: z.boolean(),
    strength: z.number(),
    information: z.object({ value: z.number(), byChance: z.number() }),
    usefulness: z.object({ value: z.number(), low: z.number() }),
    repeats: z.boolean().exactOptional(),
    explainedBy: z
      .object({
        trait: z.string(),
        oddsAlone: z.number(),
        oddsGiven: z.number(),
        pGiven: z.number(),
      })
      .exactOptional(),
    levels: z.array(level).readonly(),
  })
  .meta({ id: 'TraitFinding' })

export const traitRoutes = [
  route({
    ...bare,
    method: 'get',
    path: base,
    name: 'compareTraits',
    tag,
    summary: 'What one group of accounts has in common that another has not, most helpful first',
    access: reads,
    query: z.object({
      question: z
        .enum(['auto', ...compareQuestions])
        .default('auto')
        .describe('Which groups; `auto` asks won against lost, or stayed against churned.'),
      limit: z.coerce.number().int().min(1).max(10_000).default(50),
      all: z
        .stringbool()
        .default(false)
        .describe('Also traits of which nothing is marked as found.'),
    }),
    status: 200,
    answer: z.object({
      question: z.enum(compareQuestions),
      group: z.int(),
      others: z.int(),
      laterFrom: z.string().exactOptional(),
      compared: z.int().describe('Traits that were compared, shown or not.'),
      traits: z.array(finding).readonly(),
    }),
    handle: async ({ services, workspace, query, now, request }) => {
      const { all, limit, question } = query
      const folder = workspaceFolder(services.settings, workspace)
      const { traits, ...table } = await services.analysis.call(
        'compareTraits',
        [folder, question],
        { now, signal: request.signal },
      )
      const says = ({ found, levels }: TraitFinding) => found || levels.some((one) => one.found)
      const shown = traits.filter((trait) => all || says(trait)).slice(0, limit)
      return { body: { ...table, compared: traits.length, traits: shown } }
    },
  }),
  route({
    ...bare,
    method: 'get',
    path: `${base}/{trait}`,
    name: 'explainTrait',
    tag,
    summary:
      'The decided accounts behind what the published profile says of a trait, with their records',
    access: reads,
    params: z.object({ trait: z.string().min(1).max(300).describe('Its id, header or name.') }),
    query: z.object({
      version: whichVersion,
      level: z.coerce.number().int().min(0).max(1000).exactOptional(),
      limit: z.coerce.number().int().min(1).max(1000).default(50),
    }),
    status: 200,
    answer: z.object({
      version: z.string(),
      outcome: profileSchema.shape.outcome,
      trait: z.unknown().describe('As it stands on the card.'),
      counts: z
        .array(z.object({ accounts: z.int(), good: z.int() }))
        .readonly()
        .describe('At each level, as the data stands now.'),
      accounts: z
        .array(
          z.object({
            account: accountRef,
            level: z.int(),
            value: z.union([z.string(), z.number()]).nullable(),
            good: z.boolean(),
            sources: z.array(sourceRow).readonly(),
            deals: z.array(dealRow).readonly(),
          }),
        )
        .readonly(),
    }),
    handle: async ({
      services,
      workspace,
      params,
      query: { version: asked, ...query },
      now,
      request,
    }) => {
      const version = await keepVersionFile(services, workspace, asked)
      const folder = workspaceFolder(services.settings, workspace)
      const explained = await services.analysis.call(
        'explainTraitIn',
        [folder, { ...params, ...query, profile: version }],
        { now, signal: request.signal },
      )
      return { body: { version, ...explained } }
    },
  }),
]
