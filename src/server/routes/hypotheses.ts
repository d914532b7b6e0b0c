import { z } from 'zod'
import { Fault, type Hypothesis, hypothesisSchema } from '../../domain/index.ts'
import type { Translator } from '../../messages/index.ts'
import { hypothesisFrom, hypothesisTemplates } from '../../workspace/index.ts'
import { workspaceFolder } from '../folders.ts'
import { bare, type Call, route } from '../http/index.ts'
import { versionInForce, versionOf } from '../profiles.ts'
import { jobSchema, orderJob } from './job-answer.ts'

const tag = 'Hypotheses'
const base = '/v1/workspaces/{workspace}/hypotheses'
const reads = { at: 'workspace', role: 'viewer', scope: 'read' } as const
const given = z.union([
  z.object({ template: z.string().max(100) }),
  z.object({ hypothesis: hypothesisSchema }),
])
const side = z.object({ accounts: z.int(), good: z.int() })
const estimate = z.object({ value: z.number(), low: z.number(), high: z.number() })
const checked = z.object({
  outcome: z.string(),
  decided: z.int(),
  good: z.int(),
  statements: z
    .array(
      z.object({
        statement: z.unknown(),
        levels: z.array(z.unknown()).readonly().describe('What the statement was read as.'),
        at: side.describe('Decided accounts it holds for.'),
        rest: side.describe('Others of which that is known.'),
        prior: estimate.describe('What was held, in points.'),
        data: estimate.exactOptional(),
        untested: z.string().exactOptional().describe('Why the data says nothing.'),
        adjusted: z.boolean(),
        posterior: estimate.describe('What to hold now.'),
        positive: z.number().describe('Probability that such companies do better than others.'),
        verdict: z.enum(['confirmed', 'weakened', 'overturned', 'open']),
      }),
    )
    .readonly(),
})

export const hypothesisRoutes = [
  route({
    ...bare,
    method: 'get',
    path: `${base}/templates`,
    name: 'listTemplates',
    tag,
    summary: 'Kinds of business to start a hypothesis from, in the caller’s language',
    access: reads,
    status: 200,
    answer: z.object({
      items: z
        .array(
          z.object({ id: z.string(), name: z.string(), about: z.string(), statements: z.int() }),
        )
        .readonly(),
    }),
    handle: ({ translator }) => ({ body: { items: hypothesisTemplates(translator) } }),
  }),
  route({
    ...bare,
    method: 'get',
    path: `${base}/templates/{template}`,
    name: 'getTemplate',
    tag,
    summary: 'A template as a hypothesis to edit and give back',
    access: reads,
    params: z.object({ template: z.string().max(100) }),
    status: 200,
    answer: hypothesisSchema,
    handle: ({ params, translator }) => ({ body: templateOf(params.template, translator) }),
  }),
  route({
    ...bare,
    method: 'post',
    path: `${base}/check`,
    name: 'checkHypothesis',
    tag,
    summary:
      'A hypothesis beside the data, statement by statement; that of the published profile where none is given',
    access: reads,
    body: given.optional(),
    status: 200,
    answer: checked,
    handle: async (call) => {
      const { services, workspace, body, now, request, translator } = call
      const hypothesis = body === undefined ? await published(call) : stated(body, translator)
      const found = await services.analysis.call(
        'checkHypothesisIn',
        [workspaceFolder(services.settings, workspace), hypothesis],
        { now, signal: request.signal, language: translator.language },
      )
      return { body: found }
    },
  }),
  route({
    ...bare,
    method: 'post',
    path: base,
    name: 'useHypothesis',
    tag,
    summary:
      'Make a version of the profile of a hypothesis, with or without data; publishing it is another step; a job',
    access: { at: 'workspace', role: 'editor', scope: 'admin' },
    idempotent: true,
    body: given,
    status: 202,
    answer: jobSchema,
    handle: async (call) =>
      await orderJob(call, 'hypothesis', { hypothesis: stated(call.body, call.translator) }),
  }),
]

function stated(body: z.output<typeof given>, translator: Translator): Hypothesis {
  return 'template' in body ? templateOf(body.template, translator) : body.hypothesis
}

/** Only what is a template: anything else would be the name of a file. @throws Fault `hypothesis.not_found` */
function templateOf(template: string, translator: Translator): Hypothesis {
  if (hypothesisTemplates(translator).some(({ id }) => id === template))
    return hypothesisFrom(template, translator)
  throw new Fault('hypothesis.not_found', { source: template })
}

/** @throws Fault `hypothesis.none` */
async function published({ services, workspace }: Call): Promise<Hypothesis> {
  const { db } = services.records
  const profile = await versionOf(db, workspace, await versionInForce(db, workspace))
  if (profile.hypothesis === undefined) throw new Fault('hypothesis.none')
  return profile.hypothesis
}
