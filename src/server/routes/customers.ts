import { z } from 'zod'
import { workspaceFolder } from '../folders.ts'
import { bare, cursorAs, page, pageOf, pageQuery, route } from '../http/index.ts'

const place = z.tuple([z.int().min(0).max(1e9)])
const part = z.object({
  criterion: z.string(),
  raw: z.number().nullable(),
  range: z.array(z.number()).readonly().exactOptional(),
  percentile: z.number(),
  weight: z.number().describe('Share of the value that this part decides.'),
  contribution: z.number().describe('All of them sum to the value.'),
})
const customer = z
  .object({
    accountKey: z.number(),
    name: z.string().nullable(),
    domain: z.string().nullable(),
    value: z.number().describe('0 to 100.'),
    place: z.int(),
    best: z.boolean(),
    known: z.number().describe('Share of the criteria’s weight that is known.'),
    pinned: z.string().exactOptional(),
    parts: z.array(part).readonly(),
  })
  .meta({ id: 'Customer' })

export const customerRoutes = [
  route({
    ...bare,
    method: 'get',
    path: '/v1/workspaces/{workspace}/customers',
    name: 'listCustomers',
    tag: 'Best customers',
    summary: 'The customers by value, each with the parts that its value is made of',
    access: { at: 'workspace', role: 'viewer', scope: 'read' },
    query: pageQuery,
    status: 200,
    answer: pageOf(customer).extend({
      customers: z.int(),
      best: z.int(),
      currency: z.string().exactOptional(),
      cut: z.object({ basis: z.string(), from: z.number(), customers: z.int(), gap: z.number() }),
    }),
    handle: async ({ services, workspace, query: { cursor, limit }, now, request }) => {
      const [after = 0] = cursor === undefined ? [] : cursorAs(cursor, place)
      const { page: rows, ...all } = await services.analysis.call(
        'customersIn',
        [workspaceFolder(services.settings, workspace), { limit: limit + 1, after }],
        { now, signal: request.signal },
      )
      const shown = page(
        rows,
        limit,
        (row) => row,
        ({ place }) => [place],
      )
      return { body: { ...all, ...shown } }
    },
  }),
]
