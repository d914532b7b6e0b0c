import { z } from 'zod'
import { combineWeights, valueDefinitionSchema } from '../../domain/index.ts'
import type { Db } from '../../store/index.ts'
import { teams } from '../access/index.ts'
import { workspaceFolder } from '../folders.ts'
import { audit, bare, type Call, requireMatch, route } from '../http/index.ts'
import {
  keepValueFile,
  type StatedValue,
  statedValue,
  stateValue,
  teamWeightsSchema,
  valueInForce,
} from '../values.ts'
import { requireTeam } from './own-team.ts'

const tag = 'Best customers'
const base = '/v1/workspaces/{workspace}/value'
const reads = { at: 'workspace', role: 'viewer', scope: 'read' } as const
const share = z.object({ team: z.string(), share: z.number() })
const combined = z
  .object({
    criteria: z
      .array(z.object({ criterion: z.string(), share: z.number(), least: share, most: share }))
      .readonly()
      .describe('Shares of all weight, the mean of the teams; where they disagree most first.'),
    teams: z
      .array(z.object({ team: z.string(), distance: z.number() }))
      .readonly()
      .describe('Share of its weight that each team would have to move to agree with the mean.'),
  })
  .meta({ id: 'CombinedWeights' })

export const valueRoutes = [
  route({
    ...bare,
    method: 'get',
    path: base,
    name: 'getValue',
    tag,
    summary:
      'What makes a customer good: as it was stated, as each team weighs it, and as it holds',
    access: reads,
    status: 200,
    answer: z.object({
      definition: valueDefinitionSchema,
      weights: z.partialRecord(z.enum(teams), teamWeightsSchema),
      combined: combined.nullable().describe('What the teams say together, where any has.'),
      inForce: valueDefinitionSchema,
    }),
    handle: async ({ services, workspace }) => {
      const stated = await statedValue(services, workspace)
      const { definition, revision, weights } = stated
      const together = combineWeights(weights) ?? null
      const inForce = valueInForce(stated)
      return { body: { definition, weights, combined: together, inForce }, revision }
    },
  }),
  route({
    ...bare,
    method: 'put',
    path: base,
    name: 'stateValue',
    tag,
    summary: 'State what makes a customer good; names of accounts in it stay with the definition',
    access: { at: 'workspace', role: 'editor', scope: 'admin' },
    body: valueDefinitionSchema,
    status: 204,
    handle: async (call) => {
      const revision = await changed(call, async (tx, before) => {
        requireMatch(call, before.revision)
        const next = before.revision + 1
        await stateValue(tx, {
          workspace: call.workspace,
          revision: next,
          definition: call.body,
          by: byOf(call),
        })
        await audit(tx, call, {
          action: 'value.state',
          before: { revision: before.revision, criteria: before.definition.criteria },
          after: { revision: next, criteria: call.body.criteria },
        })
        return next
      })
      return { body: undefined, revision }
    },
  }),
  route({
    ...bare,
    method: 'put',
    path: `${base}/weights/{team}`,
    name: 'weighForTeam',
    tag,
    summary:
      'How much each criterion counts for one’s team; only proportions matter, none takes them back',
    access: { at: 'workspace', role: 'contributor' },
    params: z.object({ team: z.enum(teams) }),
    body: teamWeightsSchema,
    status: 204,
    handle: async (call) => {
      const { body, params, workspace: workspaceId } = call
      await requireTeam(call, params.team)
      await changed(call, async (tx, before) => {
        // What was stated before the first team spoke is kept: the file will hold what they say together.
        if (before.revision === 0)
          await stateValue(tx, {
            workspace: workspaceId,
            revision: 1,
            definition: before.definition,
            by: byOf(call),
          })
        const said = { weights: JSON.stringify(body), createdBy: byOf(call) }
        await tx
          .insertInto('teamWeights')
          .values({ workspaceId, team: params.team, ...said })
          .onConflict((conflict) =>
            conflict
              .columns(['workspaceId', 'team'])
              .doUpdateSet({ ...said, createdAt: new Date() }),
          )
          .execute()
        const was = { ...before.weights[params.team] }
        await audit(tx, call, {
          action: 'value.weigh',
          subject: params.team,
          before: was,
          after: body,
        })
      })
      return { body: undefined }
    },
  }),
  route({
    ...bare,
    method: 'get',
    path: `${base}/report`,
    name: 'explainValue',
    tag,
    summary:
      'Which criteria the data has, where best begins and why, and how far that hangs on the weights',
    access: reads,
    query: z.object({ sensitivity: z.stringbool().default(false).describe('Takes longer.') }),
    status: 200,
    answer: z.object({
      customers: z.int(),
      best: z.int(),
      currency: z.string().exactOptional(),
      criteria: z.array(z.unknown()).readonly(),
      distribution: z.array(z.unknown()).readonly(),
      cut: z.unknown(),
      notes: z.array(z.unknown()).readonly(),
      sensitivity: z.unknown().optional(),
    }),
    handle: async ({ services, workspace, query, now, request }) => {
      const folder = workspaceFolder(services.settings, workspace)
      const { sensitivity, value } = await services.analysis.call(
        'bestCustomers',
        [folder, query],
        { now, signal: request.signal },
      )
      const { best, criteria, currency, customers, cut, distribution, notes } = value
      return {
        body: {
          ...{ customers, best, criteria, distribution, cut, notes },
          ...(currency === undefined ? {} : { currency }),
          ...(sensitivity === undefined ? {} : { sensitivity }),
        },
      }
    },
  }),
]

/** Changes what is stated with nobody else at it, and then what is read of it. */
async function changed<T>(
  { services, workspace }: Call,
  change: (tx: Db, before: StatedValue) => Promise<T>,
): Promise<T> {
  const result = await services.records.db.transaction().execute(async (tx) => {
    await tx.selectFrom('workspace').select('id').where('id', '=', workspace).forUpdate().execute()
    return await change(tx, await statedValue(services, workspace, tx))
  })
  await keepValueFile(services, workspace)
  return result
}

function byOf({ principal }: Call): string | null {
  return principal.kind === 'nobody' ? null : principal.id
}
