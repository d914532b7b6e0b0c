import { z } from 'zod'
import { tierNames } from '../../domain/index.ts'
import { workspaceFolder } from '../folders.ts'
import { bare, cursorAs, page, pageOf, pageQuery, route } from '../http/index.ts'
import { keepVersionFile } from '../version-files.ts'
import { accountRef, dealRow, listedSegment, sourceRow, whichVersion } from './account-answer.ts'
import { scoreAnswer, scoreSchema } from './score-answer.ts'

const tag = 'Accounts'
const base = '/v1/workspaces/{workspace}/accounts'
const reads = { at: 'workspace', role: 'viewer', scope: 'read' } as const
const tiers = z.record(z.enum(tierNames), z.int())
const ranked = z.object({
  account: accountRef,
  score: scoreSchema,
  segments: z.array(listedSegment).readonly().exactOptional(),
})

export const accountRoutes = [
  route({
    ...bare,
    method: 'get',
    path: base,
    name: 'rankAccounts',
    tag,
    summary: 'Accounts by the points of the published profile, with their reasons',
    access: reads,
    query: pageQuery.extend({
      version: whichVersion,
      tier: z.enum(tierNames).exactOptional(),
      everyone: z.stringbool().default(false).describe('Customers too.'),
      sort: z
        .enum(['-points', 'points'])
        .default('-points')
        .describe('The most points first, or the fewest.'),
    }),
    status: 200,
    answer: pageOf(ranked).extend({
      version: z.string(),
      tiers: tiers.describe('Accounts in each tier, of all that the list is about.'),
    }),
    handle: async (call) => {
      const { services, workspace, query, now, request } = call
      const { cursor, limit, sort, version: asked, ...filter } = query
      const version = await keepVersionFile(services, workspace, asked)
      const after = cursor === undefined ? undefined : placeOf(cursor)
      const found = await services.analysis.call(
        'rankedIn',
        [
          workspaceFolder(services.settings, workspace),
          {
            ...filter,
            profile: version,
            ascending: sort === 'points',
            limit: limit + 1,
            ...(after === undefined ? {} : { after }),
          },
        ],
        { now, signal: request.signal },
      )
      const shown = page(
        found.ranked,
        limit,
        ({ score, ...one }) => ({ ...one, score: scoreAnswer(score) }),
        ({ account, score }) => [score.points, score.known, account.key],
      )
      return { body: { version, tiers: found.tiers, ...shown } }
    },
  }),
  route({
    ...bare,
    method: 'get',
    path: `${base}/{account}`,
    name: 'explainAccount',
    tag,
    summary:
      'An account’s score, part by part, down to the records it comes from; by id, domain or name',
    access: reads,
    params: z.object({ account: z.string().min(1).max(500) }),
    query: z.object({ version: whichVersion }),
    status: 200,
    answer: z.object({
      version: z.string(),
      account: accountRef,
      score: scoreSchema,
      values: z
        .record(z.string(), z.union([z.string(), z.number(), z.boolean()]).nullish())
        .describe('What the score was made from, by trait.'),
      sources: z.array(sourceRow).readonly(),
      deals: z.array(dealRow).readonly(),
      segments: z.array(listedSegment).readonly(),
    }),
    handle: async (call) => {
      const { services, workspace, params, query, now, request } = call
      const version = await keepVersionFile(services, workspace, query.version)
      const folder = workspaceFolder(services.settings, workspace)
      const { account, score, values, sources, deals, segments } = await services.analysis.call(
        'explainAccountIn',
        [folder, params.account, { profile: version }],
        { now, signal: request.signal },
      )
      const known = { account, values, sources, deals }
      const places = segments.map(({ negative, place }) => ({ place, negative }))
      return { body: { version, ...known, score: scoreAnswer(score), segments: places } }
    },
  }),
]

const place = z.tuple([z.number(), z.number(), z.int()])

function placeOf(cursor: string) {
  const [points, known, key] = cursorAs(cursor, place)
  return { points, known, key }
}
