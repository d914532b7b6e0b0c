import { type CatalogueTrait, isNumeric, snapshotTable, type When } from '../../domain/index.ts'
import { drawn, type Engine, type Fragment, integer, name, sql } from '../../sql/index.ts'
import { numberRanges } from './number-ranges.ts'

/** A trait with its levels; the position in `whens` is the level's code, 0 is `missing`. */
export interface LeveledTrait {
  readonly trait: CatalogueTrait
  readonly whens: readonly When[]
}

export interface LevelOptions {
  /** Number ranges at the most (by default 10). */
  readonly ranges?: number
  /** Named categories at the most (by default 30); the rest falls to `other`. */
  readonly categories?: number
  /** A category needs this many accounts to be named (by default 5). */
  readonly leastAccounts?: number
  /** Accounts that a range should hold beside a number that many have (by default 15). */
  readonly leastInRange?: number
  /** Levels are chosen on about this many accounts where there are many more (by default 100,000). */
  readonly sampled?: number
  /** The accounts that are looked at; the whole snapshot unless given. */
  readonly among?: Population
}

/** The snapshot, with anything joined to it, and a condition on its accounts. */
export interface Population {
  readonly source: Fragment
  readonly wanted: Fragment
}

const defaults = {
  ranges: 10,
  categories: 30,
  leastAccounts: 5,
  leastInRange: 15,
  sampled: 100_000,
  among: { source: name(snapshotTable), wanted: sql`1 = 1` },
}

/** Cuts every trait of the snapshot into levels a person can read, without looking at any outcome. */
export async function chooseLevels(
  engine: Engine,
  traits: readonly CatalogueTrait[],
  options: LevelOptions = {},
): Promise<readonly LeveledTrait[]> {
  const settings = { ...defaults, ...options }
  const numbers = traits.filter((trait) => isNumeric(trait.type))
  const sample = await drawSample(engine, settings.among, settings.sampled)
  const ranges = await numberRanges(
    engine,
    sample,
    numbers,
    settings.ranges,
    settings.leastInRange * sample.share,
  )
  const leveled: LeveledTrait[] = []
  for (const trait of traits) {
    const whens = ranges.get(trait.id) ?? (await categoryLevels(engine, sample, trait, settings))
    leveled.push({ trait, whens })
  }
  return leveled
}

interface Sample extends Population {
  /** Share of the accounts that is drawn, in (0, 1]. */
  readonly share: number
}

/** All the accounts, or about so many of them where they are many more; the same on every engine. */
async function drawSample(
  engine: Engine,
  { source, wanted }: Population,
  most: number,
): Promise<Sample> {
  const [row] = await engine.rows(sql`select count(*) as accounts from ${source} where ${wanted}`)
  const accounts = Number(row?.['accounts'] ?? 0)
  const share = accounts <= 2 * most ? 1 : most / accounts
  return { source, wanted: sql`${wanted} and ${drawn(name('account_key'), share)}`, share }
}

/** The categories with the most accounts by name, then `other`; yes and no are all there is of their kind. */
async function categoryLevels(
  engine: Engine,
  sample: Sample,
  trait: CatalogueTrait,
  settings: { readonly categories: number; readonly leastAccounts: number },
): Promise<readonly When[]> {
  const column = name(trait.column)
  const rows =
    await engine.rows(sql`select ${column} as value, count(*) as accounts from ${sample.source}
    where ${sample.wanted} and ${column} is not null and ${column} <> '' group by ${column}
    having count(*) >= ${settings.leastAccounts * sample.share} order by accounts desc, value limit ${integer(settings.categories)}`)
  const values = rows.map((row): When => ({ values: [String(row['value'])] }))
  if (trait.type === 'yes_no' && values.length === 2) return [{ missing: true }, ...values]
  return [{ missing: true }, ...values, { other: true }]
}
