import {
  type Belief,
  type CatalogueTrait,
  countryKey,
  isNumeric,
  type StatedLevel,
  snapshotTable,
  spellingKey,
} from '../../domain/index.ts'
import { type Engine, name, sql } from '../../sql/index.ts'

/**
 * The beliefs with their values spelled as the data spells them: "e-commerce" finds "E-Commerce",
 * "Germany" finds "DE". Values that the data does not have stay as they are.
 */
export async function inDataSpelling(
  engine: Engine,
  beliefs: readonly Belief[],
  traits: readonly CatalogueTrait[],
): Promise<readonly Belief[]> {
  const spellings = new Map<string, ReadonlyMap<string, string>>()
  for (const trait of traits) {
    const named = beliefs.some(({ levels }) => levels.some((level) => level.trait.id === trait.id))
    if (named && !isNumeric(trait.type) && trait.type !== 'yes_no')
      spellings.set(trait.id, await spellingsOf(engine, trait))
  }
  const spelled = ({ trait, when }: StatedLevel): StatedLevel => {
    const known = spellings.get(trait.id)
    if (known === undefined || !('values' in when)) return { trait, when }
    const values = when.values.map((value) => known.get(keyOf(trait.id)(value)) ?? value)
    return { trait, when: { values: [...new Set(values)] } }
  }
  return beliefs.map((belief) => ({ ...belief, levels: belief.levels.map(spelled) }))
}

/** More different values than this no category has that a person states something about. */
const mostValues = 10_000

async function spellingsOf(
  engine: Engine,
  { column, id }: CatalogueTrait,
): Promise<ReadonlyMap<string, string>> {
  const value = name(column)
  const rows = await engine.rows(sql`select ${value} as value, count(*) as accounts
    from ${name(snapshotTable)} where ${value} is not null group by ${value}
    order by accounts, value limit ${mostValues}`)
  // Most frequent last, so that it is the spelling that stays.
  return new Map(rows.map((row) => [keyOf(id)(String(row['value'])), String(row['value'])]))
}

function keyOf(trait: string): (value: string) => string {
  return trait === 'account.country' ? countryKey : spellingKey
}
