import { z } from 'zod'
import { tierNames, whenSchema } from '../../domain/index.ts'
import { workspaceFolder } from '../folders.ts'
import { bare, cursorAs, page, pageOf, pageQuery, route } from '../http/index.ts'
import { accountRef } from './account-answer.ts'

const tag = 'Score history'
const base = '/v1/workspaces/{workspace}'
const reads = { at: 'workspace', role: 'viewer', scope: 'read' } as const
const tier = z.enum(tierNames)
const counts = z.record(tier, z.int())
const entry = z
  .object({
    at: z.iso.datetime(),
    version: z.string(),
    points: z.number().nullable().describe('None where the data no longer had the account.'),
    tier: tier.nullable(),
    otherVersion: z.boolean().describe('The profile was another one than at the entry before.'),
    changes: z
      .array(
        z.object({
          trait: z.string(),
          from: whenSchema,
          to: whenSchema,
          points: z.number().describe('Of the trait by itself, without pairs.'),
        }),
      )
      .readonly()
      .describe('Traits on which it moved, as far as both cards have them with the same levels.'),
  })
  .meta({ id: 'ScoreChange' })
const scoring = z
  .object({
    at: z.iso.datetime(),
    version: z.string(),
    changed: z
      .int()
      .describe('Accounts with other points or another tier, new ones and gone ones.'),
    tiers: z.object({
      all: counts,
      prospects: counts.describe('Of those who are not customers.'),
    }),
  })
  .meta({ id: 'Scoring' })

export const scoreHistoryRoutes = [
  route({
    ...bare,
    method: 'get',
    path: `${base}/accounts/{account}/history`,
    name: 'accountHistory',
    tag,
    summary: 'How an account’s score changed and why, newest first; by id, domain or name',
    access: reads,
    params: z.object({ account: z.string().min(1).max(500) }),
    query: z.object({ limit: z.coerce.number().int().min(1).max(400).default(50) }),
    status: 200,
    answer: z.object({ account: accountRef, items: z.array(entry).readonly() }),
    handle: async ({ services, workspace, params, query, now, request }) => {
      const { account, entries } = await services.analysis.call(
        'accountHistoryIn',
        [workspaceFolder(services.settings, workspace), params.account, query],
        { now, signal: request.signal },
      )
      return { body: { account, items: entries } }
    },
  }),
  route({
    ...bare,
    method: 'get',
    path: `${base}/scorings`,
    name: 'listScorings',
    tag,
    summary: 'How many accounts stood in each tier at each scoring, newest first',
    access: reads,
    query: pageQuery,
    status: 200,
    answer: pageOf(scoring),
    handle: async ({ services, workspace, query: { cursor, limit }, now, request }) => {
      const before = cursor === undefined ? {} : { before: cursorAs(cursor, place)[0] }
      const rows = await services.analysis.call(
        'scoringsIn',
        [workspaceFolder(services.settings, workspace), { limit: limit + 1, ...before }],
        { now, signal: request.signal },
      )
      return {
        body: page(
          rows,
          limit,
          (row) => row,
          ({ at }) => [at],
        ),
      }
    },
  }),
]

const place = z.tuple([z.iso.datetime()])
