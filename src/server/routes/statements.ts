import { z } from 'zod'
import { statementRefs } from '../../domain/index.ts'
import type { Db } from '../../store/index.ts'
import { teams } from '../access/index.ts'
import { audit, bare, cursorAs, page, pageOf, pageQuery, route } from '../http/index.ts'
import { versionNamed, versionOf } from '../profiles.ts'
import { aboutWhat, requireStatement, speakerOf } from './own-words.ts'

const base = '/v1/workspaces/{workspace}/profiles/{version}'
const tag = 'Comments'
const params = z.object({ version: z.string().max(64) })
const votes = ['agree', 'disagree'] as const
const count = z.int().min(0)
const counts = z.object({ agree: count, disagree: count })
const statement = z
  .object({
    about: z.string().describe('Its reference, for comments and votes.'),
    open: count.describe('Threads that wait to be settled.'),
    resolved: count,
    votes: counts.describe('One a person.'),
    teams: z
      .array(counts.extend({ team: z.enum(teams) }))
      .readonly()
      .describe('By the teams people are in now; who is in several counts in each.'),
    own: z.enum(votes).nullable().describe('What the caller voted.'),
  })
  .meta({ id: 'Statement' })

export const statementRoutes = [
  route({
    ...bare,
    method: 'get',
    path: `${base}/statements`,
    name: 'listStatements',
    tag,
    summary: 'What a version states, with the comments and votes on each statement',
    access: { at: 'workspace', role: 'viewer', scope: 'read' },
    params,
    query: pageQuery.extend({
      about: aboutWhat.optional().describe('Only this one.'),
      said: z.stringbool().default(false).describe('Only where something was said or voted.'),
    }),
    status: 200,
    answer: pageOf(statement),
    handle: async (call) => {
      const { services, workspace, query, principal } = call
      const { limit, cursor, about, said } = query
      const { db } = services.records
      const version = await versionNamed(db, workspace, call.params.version)
      const refs = statementRefs(await versionOf(db, workspace, version))
      const user = principal.kind === 'user' ? principal.id : ''
      const opinions = await opinionsOf(db, {
        organization: call.organization,
        workspace,
        version,
        user,
      })
      const [after] = cursor === undefined ? [-1] : cursorAs(cursor, z.tuple([z.int()]))
      const rows = refs
        .map((ref, place) => ({ place, opinion: opinions(ref) }))
        .filter(({ place, opinion }) => {
          const wanted = about === undefined || opinion.about === about
          return place > after && wanted && (!said || isSpokenOf(opinion))
        })
      const shown = page(
        rows,
        limit,
        ({ opinion }) => opinion,
        ({ place }) => [place],
      )
      return { body: shown }
    },
  }),
  route({
    ...bare,
    method: 'put',
    path: `${base}/votes`,
    name: 'vote',
    tag,
    summary: 'Agree or disagree with a statement, change one’s mind, or take the vote back',
    access: { at: 'workspace', role: 'contributor' },
    params,
    body: z.object({
      about: aboutWhat,
      vote: z.enum(votes).nullable().describe('Null takes it back.'),
    }),
    status: 204,
    handle: async (call) => {
      const { services, workspace, body } = call
      const { about, vote } = body
      const userId = speakerOf(call)
      await services.records.db.transaction().execute(async (tx) => {
        const version = await versionNamed(tx, workspace, call.params.version)
        await requireStatement(tx, workspace, { version, about })
        const mine = { workspaceId: workspace, versionId: version, about, userId }
        if (vote === null)
          await tx
            .deleteFrom('profileVote')
            .where((where) => where.and(mine))
            .execute()
        else
          await tx
            .insertInto('profileVote')
            .values({ ...mine, vote })
            .onConflict((conflict) =>
              conflict
                .columns(['workspaceId', 'versionId', 'about', 'userId'])
                .doUpdateSet({ vote, createdAt: call.now }),
            )
            .execute()
        await audit(tx, call, { action: 'profile.vote', subject: version, after: body })
      })
      return { body: undefined }
    },
  }),
]

type Opinion = z.infer<typeof statement>

function isSpokenOf({ open, resolved, votes: { agree, disagree } }: Opinion): boolean {
  return open + resolved + agree + disagree > 0
}

interface Of {
  readonly organization: string
  readonly workspace: string
  readonly version: string
  readonly user: string
}

/** What is said of each statement of a version. */
async function opinionsOf(db: Db, of: Of): Promise<(about: string) => Opinion> {
  const threads = Map.groupBy(await threadsOf(db, of), ({ about }) => about)
  const cast = Map.groupBy(await votesOf(db, of), ({ about }) => about)
  return (about) => {
    const [talk] = threads.get(about) ?? []
    const all = cast.get(about) ?? []
    const resolved = Number(talk?.resolved ?? 0)
    const own = all.find(({ userId }) => userId === of.user)?.vote
    return {
      about,
      open: Number(talk?.threads ?? 0) - resolved,
      resolved,
      votes: counted(all),
      teams: teams.flatMap((team) => {
        const theirs = all.filter((vote) => vote.teams.includes(team))
        return theirs.length === 0 ? [] : [{ team, ...counted(theirs) }]
      }),
      own: votes.find((vote) => vote === own) ?? null,
    }
  }
}

function counted(cast: readonly { readonly vote: string }[]) {
  const agree = cast.filter(({ vote }) => vote === 'agree').length
  return { agree, disagree: cast.length - agree }
}

async function threadsOf(db: Db, { workspace, version }: Of) {
  return await db
    .selectFrom('profileComment')
    .select(({ fn }) => [
      'about',
      fn.countAll<string>().as('threads'),
      fn.count<string>('resolvedAt').as('resolved'),
    ])
    .where('workspaceId', '=', workspace)
    .where('versionId', '=', version)
    .where('thread', 'is', null)
    .groupBy('about')
    .execute()
}

/** One row a vote, with the teams of who cast it. */
async function votesOf(db: Db, { organization, workspace, version }: Of) {
  const rows = await db
    .selectFrom('profileVote')
    .select(['about', 'userId', 'vote'])
    .where('workspaceId', '=', workspace)
    .where('versionId', '=', version)
    .execute()
  const memberships = await db
    .selectFrom('memberTeam')
    .select(['userId', 'team'])
    .where('organizationId', '=', organization)
    .execute()
  const byPerson = Map.groupBy(memberships, ({ userId }) => userId)
  return rows.map((row) => ({
    ...row,
    teams: (byPerson.get(row.userId) ?? []).map(({ team }) => team),
  }))
}
