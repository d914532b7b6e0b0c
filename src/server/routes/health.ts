import { sql } from 'kysely'
import { z } from 'zod'
import { bare, route } from '../http/index.ts'

const tag = 'Health'
const anybody = { at: 'public' } as const

export const healthRoutes = [
  route({
    ...bare,
    method: 'get',
    path: '/v1/health/live',
    name: 'live',
    tag,
    summary: 'Is the server running?',
    access: anybody,
    status: 200,
    answer: z.object({ status: z.literal('live') }),
    handle: () => ({ body: { status: 'live' as const } }),
  }),
  route({
    ...bare,
    method: 'get',
    path: '/v1/health/ready',
    name: 'ready',
    tag,
    summary: 'Does it answer, records and all?',
    access: anybody,
    status: 200,
    answer: z.object({ status: z.literal('ready') }),
    handle: async ({ services }) => {
      await sql`select 1`.execute(services.records.db)
      return { body: { status: 'ready' as const } }
    },
  }),
]
