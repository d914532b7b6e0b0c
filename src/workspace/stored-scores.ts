import { createHash } from 'node:crypto'
import { type CatalogueTrait, type Profile, profileId } from '../domain/index.ts'
import { scoreAccounts } from '../loop/index.ts'
import { type Engine, name, sql } from '../sql/index.ts'
import { noteScoring, type Scoring } from './history/index.ts'
import { hasTable, readDerived } from './state.ts'

/** Whose scores the table of scores holds. */
const table = 'nf_scored'

/**
 * Scores all accounts, with their reasons, and notes by which profile and on which snapshot; where a scoring is
 * given, also in the history of scores. All of it or nothing: a kill leaves what was there before.
 */
export async function storeScores(
  engine: Engine,
  profile: Profile,
  traits: readonly CatalogueTrait[],
  scoring?: Scoring,
): ReturnType<typeof scoreAccounts> {
  return await engine.transaction(async (inside) => {
    const summary = await scoreAccounts(inside, profile, traits, { reasons: true })
    const note = await noteOf(inside, profile)
    await inside.run(inside.dialect.createTableAs(table, sql`select ${note} as scored`))
    if (scoring !== undefined) await noteScoring(inside, profile, traits, scoring)
    return summary
  })
}

/** Are the scores that are stored those of the profile, on the snapshot of now? */
export async function hasScoresOf(engine: Engine, profile: Profile): Promise<boolean> {
  if (!(await hasTable(engine, table))) return false
  const [row] = await engine.rows(sql`select scored from ${name(table)}`)
  return row?.['scored'] === (await noteOf(engine, profile))
}

/** How rare the tiers are in the market is found after scoring, and scores nobody. */
async function noteOf(engine: Engine, { specificity: _, ...profile }: Profile): Promise<string> {
  const derived = await readDerived(engine)
  const id = profileId(profile, (text) => createHash('sha256').update(text).digest('hex'))
  return `${derived?.fingerprint ?? ''} ${id}`
}
