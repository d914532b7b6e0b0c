import { z } from 'zod'
import { profileSchema, tierNames } from '../../domain/index.ts'
import { workspaceFolder } from '../folders.ts'
import { bare, route } from '../http/index.ts'
import { keepVersionFile } from '../version-files.ts'

const rate = z.object({ value: z.number(), low: z.number(), high: z.number() })
const outlook = z
  .object({
    tiers: z
      .array(
        z.object({
          tier: z.enum(tierNames),
          accounts: z.int(),
          prospects: z.int().describe('Accounts still to be won.'),
          share: z.number().describe('Share of the market.'),
          decided: z.int(),
          good: z.int(),
          rate: rate.describe(
            'Share of good outcomes among the accounts at hand, with its 95 % interval; better than among new ones where the card was learned from them.',
          ),
          ranked: z.int().describe('Customers with a value.'),
          value: z.number().nullable().describe('Their mean value, 0 to 100.'),
          best: z.int(),
        }),
      )
      .readonly(),
    heldOut: profileSchema.shape.tiers.shape.measured
      .exactOptional()
      .describe('What each tier won among accounts that the card had not seen.'),
  })
  .meta({ id: 'TierOutlook' })
const points = z.int().min(-10_000).max(10_000)
const edit = z.strictObject({
  bestFrom: points.exactOptional(),
  goodFrom: points.exactOptional(),
  leastKnown: z.number().min(0).max(1).exactOptional(),
  points: z
    .array(z.object({ trait: z.string().max(300), level: z.int().min(0).max(1000), points }))
    .max(500)
    .exactOptional()
    .describe('Other points for levels, by their position in the trait; 0 is for not known.'),
})

export const whatIfRoutes = [
  route({
    ...bare,
    method: 'post',
    path: '/v1/workspaces/{workspace}/what-if',
    name: 'askWhatIf',
    tag: 'Profile',
    summary: 'What a change of the profile would do to the accounts; nothing is changed',
    access: { at: 'workspace', role: 'viewer', scope: 'read' },
    most: 5_000_000,
    body: z.object({
      version: z
        .string()
        .max(64)
        .default('published')
        .describe('The version to start from, and to compare with.'),
      change: z.union([z.object({ instead: profileSchema }), edit]),
    }),
    status: 200,
    answer: z.object({
      version: z.string(),
      before: outlook,
      after: outlook,
      moves: z
        .array(z.object({ from: z.enum(tierNames), to: z.enum(tierNames), accounts: z.int() }))
        .readonly(),
      profile: profileSchema.describe('The changed profile, to be kept as a version.'),
    }),
    handle: async ({ services, workspace, body, now, request }) => {
      const { change, version: asked } = body
      const named = asked === 'published' ? undefined : asked
      const version = await keepVersionFile(services, workspace, named)
      const folder = workspaceFolder(services.settings, workspace)
      const found = await services.analysis.call('whatIf', [folder, { profile: version, change }], {
        now,
        signal: request.signal,
      })
      return { body: { version, ...found } }
    },
  }),
]
