import {
  type AmountTrait,
  type CatalogueTrait,
  type StepContext,
  snapshotTable,
} from '../../domain/index.ts'
import { drawn, type Engine, name, readNumbers, sql } from '../../sql/index.ts'
import {
  type CodedTrait,
  type LearnedAmounts,
  learnAmounts,
  levelEffects,
  levelsExplain,
  rowsAtLevels,
} from '../../stats/index.ts'
import { fetchCoded, levelsColumn } from '../learn/index.ts'
import { chooseLevels, type LeveledTrait } from '../levels/index.ts'
import { wonAmountTable } from './won-amounts.ts'

export interface LearnedValue {
  readonly learned: LearnedAmounts
  /** The traits of the model, in its order. */
  readonly leveled: readonly LeveledTrait[]
  readonly traits: readonly AmountTrait[]
  readonly tellsAmount: readonly CatalogueTrait[]
}

/** Won accounts that are learned from at the most; of more, about as many are drawn. A dozen traits need no more. */
const mostWins = 20_000
const ranges = 10
const categories = 20
/** A category with fewer won accounts, or a smaller share of them, falls to the rest. */
const leastAccounts = 8
const leastShare = 0.01
/** A number of unknown timing whose levels explain so much of the amount is the amount, or made of it. */
const mostExplained = 0.8

/** Learns what won accounts bring from the traits given. Needs `nf_won_amount`. */
export async function learnValue(
  engine: Engine,
  { seed, signal }: StepContext,
  traits: readonly CatalogueTrait[],
  wins: number,
): Promise<LearnedValue> {
  const source = sql`(select s.*, w.amount as won_amount from ${name(snapshotTable)} as s
    inner join ${name(wonAmountTable)} as w on w.account_key = s.account_key) as won_accounts`
  const leveled = await chooseLevels(engine, traits, {
    ranges,
    categories,
    leastAccounts: Math.max(leastAccounts, leastShare * wins),
    among: { source, wanted: sql`1 = 1` },
  })
  const options = signal === undefined ? {} : { signal }
  const share = wins <= mostWins ? 1 : mostWins / wins
  const kept = sql`(select * from ${source} where ${drawn(name('account_key'), share)}) as drawn_accounts`
  const question = { source: kept, outcome: sql`1`, decidedAt: name('decided_at') }
  const columns = leveled.map(levelsColumn)
  const data = await fetchCoded(engine, columns, question, { seed, share: 1 }, signal)
  const [amounts = new Float64Array(0)] = await readNumbers(
    engine,
    sql`select won_amount from ${kept} order by account_key`,
    options,
  )
  const logAmount = amounts.map(Math.log)
  const told = leveled.map(({ trait }, index) => {
    const coded = data.traits[index]
    const judged = trait.timing === 'unknown' && coded !== undefined
    return judged && levelsExplain(coded, logAmount) > mostExplained
  })
  const own = leveled.filter((_, index) => told[index] !== true)
  const coded = data.traits.filter((_, index) => told[index] !== true)
  const learned = learnAmounts({ traits: coded, logAmount }, seed)
  const inModel = learned.chosen.flatMap((index) => own[index] ?? [])
  return {
    learned,
    leveled: inModel,
    traits: learned.chosen.map((index, place) => amountTrait(own, coded, learned, index, place)),
    tellsAmount: leveled.filter((_, index) => told[index] === true).map(({ trait }) => trait),
  }
}

function amountTrait(
  leveled: readonly LeveledTrait[],
  coded: readonly CodedTrait[],
  { model }: LearnedAmounts,
  index: number,
  place: number,
): AmountTrait {
  const [own, codes] = [leveled[index], coded[index]]
  if (own === undefined || codes === undefined || model === undefined)
    throw new Error('a trait of the model was not learned from')
  const wins = rowsAtLevels(codes)
  const times = levelEffects(model, place, codes)
  return {
    trait: own.trait,
    levels: own.whens.flatMap((when, level) => {
      const factor = times[level]
      const count = wins[level] ?? 0
      return factor === undefined || count === 0 ? [] : [{ when, times: factor, wins: count }]
    }),
  }
}
