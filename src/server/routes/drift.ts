import { z } from 'zod'
import { workspaceFolder } from '../folders.ts'
import { bare, route } from '../http/index.ts'
import { keepVersionFile } from '../version-files.ts'
import { whichVersion } from './account-answer.ts'

export const driftRoutes = [
  route({
    ...bare,
    method: 'get',
    path: '/v1/workspaces/{workspace}/drift',
    name: 'getDrift',
    tag: 'Profile',
    summary: 'Whether a profile still holds on the accounts that were decided since it was learned',
    access: { at: 'workspace', role: 'viewer', scope: 'read' },
    query: z.object({ version: whichVersion }),
    status: 200,
    answer: z.object({
      version: z.string(),
      since: z.string().describe('The day it was learned.'),
      decided: z.int().describe('Accounts decided from then on.'),
      good: z.int(),
      foretold: z.number().describe('Good accounts that it foretold among them.'),
      ratio: z
        .object({ value: z.number(), low: z.number(), high: z.number() })
        .exactOptional()
        .describe('Good accounts over those foretold, with its 95 % interval.'),
      traits: z
        .array(z.object({ trait: z.string(), index: z.number(), byChance: z.number() }))
        .readonly()
        .describe('Population stability index of each trait, and what chance alone shows.'),
      verdict: z.enum(['too_few', 'holds', 'drifted']),
      reasons: z.array(z.enum(['calibration', 'mix'])).readonly(),
    }),
    handle: async ({ services, workspace, query, now, request }) => {
      const version = await keepVersionFile(services, workspace, query.version)
      const folder = workspaceFolder(services.settings, workspace)
      const found = await services.analysis.call('driftIn', [folder, { profile: version }], {
        now,
        signal: request.signal,
      })
      return { body: { version, ...found } }
    },
  }),
]
