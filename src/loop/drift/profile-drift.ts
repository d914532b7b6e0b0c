import type { CardTrait, CatalogueTrait, Profile } from '../../domain/index.ts'
import {
  type Engine,
  type Fragment,
  integer,
  join,
  moment,
  name,
  type QueryOptions,
  sql,
} from '../../sql/index.ts'
import { type Estimate, populationStability } from '../../stats/index.ts'
import { questions } from '../accounts/index.ts'
import { levelIndex } from '../levels/index.ts'
import { scoreQuery, snapshotColumn } from '../score/index.ts'

/** Fewer accounts decided since say nothing yet. */
const least = 50
/** Over this a mix of levels counts as shifted (Siddiqi 2006). */
const shifted = 0.25
/** Chances that are off by less than this share are near enough to go by. */
const nearEnough = 0.2

/** How far a profile still holds on the accounts that were decided since it was learned. */
export interface ProfileDrift {
  /** The day it was learned; accounts decided from then on are counted. */
  readonly since: string
  readonly decided: number
  readonly good: number
  /** Good accounts that the profile foretold, and those there are over that, with a 95 % interval; absent where none was. */
  readonly foretold: number
  readonly ratio?: Estimate
  /** How the mix of levels has changed, the most first: population stability index, and what chance alone shows. */
  readonly traits: readonly {
    readonly trait: string
    readonly index: number
    readonly byChance: number
  }[]
  readonly verdict: 'too_few' | 'holds' | 'drifted'
  /** `calibration`: chances are off; `mix`: other accounts are decided than it was learned from. */
  readonly reasons: readonly ('calibration' | 'mix')[]
}

/**
 * Does the profile still hold? Calibration in the large (good accounts over those foretold, normal interval from the
 * variance of the chances; Steyerberg 2019, ch. 15) and the population stability index of every trait, on the accounts
 * decided since it was learned, for which it is a forecast. Drifted is what is both beyond chance and large: chances off
 * by more than a fifth, an index over 0.25 and over twice what chance shows. Below 50 accounts nothing is said.
 */
export async function profileDrift(
  engine: Engine,
  profile: Profile,
  traits: readonly CatalogueTrait[],
  options?: QueryOptions,
): Promise<ProfileDrift> {
  const since = profile.learned.slice(0, 10)
  const decided = decidedSince(engine, profile, since)
  const [row] = await engine.rows(
    sql`select count(*) as decided, sum(good) as good, sum(probability) as foretold,
        sum(probability * (1 - probability)) as spread
      from (${decided}) as d inner join (${scoreQuery(engine.dialect, profile, traits, false)}) as s
        on s.account_key = d.decided_key`,
    options,
  )
  const count = (column: string) => Number(row?.[column] ?? 0)
  const [accounts, good, foretold] = [count('decided'), count('good'), count('foretold')]
  const ratio = ratioOf(good, foretold, count('spread'))
  const mixes = await mixOf(engine, profile, traits, decided, options)
  const reasons = [
    ...(ratio !== undefined && isOff(ratio) ? (['calibration'] as const) : []),
    ...(mixes.some(isShifted) ? (['mix'] as const) : []),
  ]
  const said = accounts < least ? [] : reasons
  return {
    ...{ since, decided: accounts, good, foretold },
    ...(ratio === undefined ? {} : { ratio }),
    traits: mixes,
    verdict: accounts < least ? 'too_few' : said.length > 0 ? 'drifted' : 'holds',
    reasons: said,
  }
}

/** `decided_key, good`: one row an account that was decided since. */
function decidedSince({ dialect }: Engine, { outcome: kind }: Profile, since: string): Fragment {
  const { outcome, source, decidedAt } = questions[kind]
  return sql`select account_key as decided_key, ${outcome} as good from ${source}
    where ${outcome} is not null and ${decidedAt} >= ${moment(dialect, `${since} 00:00:00`)}`
}

function ratioOf(good: number, foretold: number, spread: number): Estimate | undefined {
  if (foretold <= 0) return undefined
  const margin = (1.96 * Math.sqrt(spread)) / foretold
  const value = good / foretold
  return { value, low: Math.max(0, value - margin), high: value + margin }
}

/** Beyond chance, and by more than is near enough. */
function isOff({ high, low, value }: Estimate): boolean {
  const far = value > 1 + nearEnough || value < 1 / (1 + nearEnough)
  return far && (low > 1 || high < 1)
}

function isShifted({ byChance, index }: ProfileDrift['traits'][number]): boolean {
  return index > shifted && index > 2 * byChance
}

async function mixOf(
  engine: Engine,
  { card }: Profile,
  traits: readonly CatalogueTrait[],
  decided: Fragment,
  options: QueryOptions | undefined,
): Promise<ProfileDrift['traits']> {
  const counted = card.traits.flatMap((trait, place) => {
    const column = snapshotColumn(trait, traits)
    const before = learnedFrom(trait)
    return column === undefined || before === undefined ? [] : [{ trait, place, column, before }]
  })
  const selects = counted.map(({ column, place, trait }) => {
    const level = levelIndex(
      column,
      trait.levels.map(({ when }) => when),
    )
    return sql`select ${integer(place)} as place, level, count(*) as accounts
      from (select ${level} as level from ${name('snapshot')} inner join (${decided}) as d
        on account_key = decided_key) as leveled group by level`
  })
  const rows =
    selects.length === 0 ? [] : await engine.rows(join(selects, sql` union all `), options)
  return counted
    .map(({ before, place, trait }) => {
      const now = before.map(() => 0)
      for (const row of rows)
        if (Number(row['place']) === place) now[Number(row['level'])] = Number(row['accounts'])
      const { byChance, index } = populationStability(before, now)
      return { trait: trait.id, index, byChance }
    })
    .toSorted((one, other) => other.index - one.index)
}

/** Decided accounts at each level when the profile was learned; nothing where the card is somebody's assumption. */
function learnedFrom({ levels }: CardTrait): readonly number[] | undefined {
  const counts = levels.map(({ evidence }) =>
    evidence.kind === 'measured' ? evidence.accounts : undefined,
  )
  return counts.some((count) => count !== undefined) ? counts.map((count) => count ?? 0) : undefined
}
