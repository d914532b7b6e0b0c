import { createHash } from 'node:crypto'
import { type CatalogueTrait, type Profile, profileId } from '../domain/index.ts'
import { scoreAccounts } from '../loop/index.ts'
import { type Engine, name, sql } from '../sql/index.ts'
import { hasTable, readDerived } from './state.ts'

/** Whose scores the table of scores holds. */
const table = 'nf_scored'

/** Scores all accounts, with their reasons, and notes by which profile and on which snapshot. */
export async function storeScores(
  engine: Engine,
  profile: Profile,
  traits: readonly CatalogueTrait[],
): ReturnType<typeof scoreAccounts> {
  const note = (text: string) =>
    engine.run(engine.dialect.createTableAs(table, sql`select ${text} as scored`))
  // Until the new scores are whole they are nobody's.
  await note('')
  const summary = await scoreAccounts(engine, profile, traits, { reasons: true })
  await note(await noteOf(engine, profile))
  return summary
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
