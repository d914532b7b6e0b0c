import { z } from 'zod'
import { bare, type Call, route } from '../http/index.ts'
import { type Account, fieldsOf, requireFacts, type Scorer } from '../scorers.ts'
import { scoreAnswer, scoreSchema } from './score-answer.ts'

const tag = 'Scores'
const base = '/v1/workspaces/{workspace}'
const scores = { at: 'workspace', role: 'viewer', scope: 'score' } as const
const fact = z.union([z.string().max(5000), z.number(), z.boolean(), z.null()])
const account = z
  .record(z.string().max(300), fact)
  .refine((facts) => Object.keys(facts).length <= 500)
  .describe('What is known of the account: by trait, field (`account.employees`) or column header.')
const score = scoreSchema
  .extend({
    unused: z.array(z.string()).describe('Facts given that no trait asks for.'),
  })
  .meta({ id: 'ScoredFacts' })

export const scoreRoutes = [
  route({
    ...bare,
    method: 'post',
    path: `${base}/score`,
    name: 'scoreAccount',
    tag,
    summary: 'Score one account with the published profile, at once',
    access: scores,
    body: z.object({ account }),
    status: 200,
    answer: score.extend({ version: z.string() }),
    handle: async (call) => {
      const scorer = await call.services.scorers.of(call.workspace, call.now)
      requireFacts(call.body.account)
      call.services.metrics.scored('request', 1)
      return { body: { version: scorer.version, ...scored(scorer, call.body.account, call) } }
    },
  }),
  route({
    ...bare,
    method: 'post',
    path: `${base}/score/batch`,
    name: 'scoreAccounts',
    tag,
    summary: 'Score up to 1,000 accounts with the published profile, at once',
    access: scores,
    most: 10_000_000,
    body: z.object({ accounts: z.array(account).min(1).max(1000) }),
    status: 200,
    answer: z.object({ version: z.string(), scores: z.array(score) }),
    handle: async (call) => {
      const scorer = await call.services.scorers.of(call.workspace, call.now)
      const { accounts } = call.body
      const fields = fieldsOf(accounts)
      call.services.metrics.scored('request', accounts.length)
      const scores = accounts.map((one) => scored(scorer, one, call, fields))
      return { body: { version: scorer.version, scores } }
    },
  }),
]

function scored(
  scorer: Scorer,
  facts: Account,
  { now }: Pick<Call, 'now'>,
  fields?: readonly string[],
) {
  const { score: found, unused } = scorer.score(facts, now.toISOString().slice(0, 10), fields)
  return { ...scoreAnswer(found), unused: [...unused] }
}
