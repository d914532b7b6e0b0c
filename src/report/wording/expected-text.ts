import type { ExpectedValues } from '../../domain/index.ts'
import { labelText, type Translator } from '../../messages/index.ts'
import { worth } from './expected-money.ts'
import { stayingText } from './expected-staying.ts'
import { wholeNumber } from './lifetime-text.ts'
import { decimals, range } from './numbers.ts'

/** From this rank correlation on, two orders are nearly the same. */
const nearlySame = 0.9

/** What the accounts worked first promise, by either order. */
export function expectedHeadline(found: ExpectedValues, translator: Translator): string {
  const { byChance, byValue, accounts, both } = found.picks
  const figures = (side: string, { wins, money: sum }: typeof byChance) => ({
    [`${side}_wins`]: wholeNumber(wins, translator),
    [`${side}_money`]: worth(sum.value, found, translator),
  })
  return translator.t('expected.summary', {
    prospects: found.prospects,
    accounts,
    both,
    ...figures('value', byValue),
    ...figures('chance', byChance),
  })
}

/** How the value is foretold and how well, and what it means that the orders agree or do not. */
export function expectedText(found: ExpectedValues, translator: Translator): readonly string[] {
  const { basis, picks, prospects } = found
  const { t, percent } = translator
  const correlation = decimals(found.correlation, 2, translator)
  const given = picks.byValue.money.value - picks.byChance.money.value
  return [
    basisText(found, translator),
    ...(prospects === 0 || basis !== 'model'
      ? []
      : [
          t(`expected.orders.${found.correlation >= nearlySame ? 'same' : 'apart'}`, {
            correlation,
            accounts: picks.accounts,
            money: worth(Math.max(0, given), found, translator),
            share: percent(Math.max(0, given) / Math.max(picks.byValue.money.value, 1e-9), 0),
          }),
          t('expected.disagree', {
            small_value: found.smallValue.count,
            small_value_half: found.smallValue.lowerHalf,
            small_chance: found.smallChance.count,
            small_chance_half: found.smallChance.lowerHalf,
            accounts: picks.accounts,
          }),
        ]),
    ...(prospects === 0 ? [] : stayingText(found, translator)),
  ]
}

function basisText(found: ExpectedValues, translator: Translator): string {
  const { average, basis, check, traits, wins } = found
  const { t, percent } = translator
  const amount = (value: number) => wholeNumber(value, translator)
  const figure = (value: number) => decimals(value, 2, translator)
  // Adding 0 turns a rounded -0 into 0.
  const share = (value: number) => percent(Math.round(100 * value) / 100 + 0, 0)
  return t(`expected.basis.${basis}`, {
    wins: wins.counted,
    traits: traits.length,
    average: worth(average.value, found, translator),
    average_range: range([average.low, average.high], translator, amount),
    ...(check === undefined
      ? {}
      : {
          explained: share(check.explained.value),
          explained_range: range([check.explained.low, check.explained.high], translator, share),
          ranks: figure(check.ranks.value),
          ranks_range: range([check.ranks.low, check.ranks.high], translator, figure),
          error: worth(check.meanError, found, translator),
          error_median: worth(check.medianError, found, translator),
        }),
  })
}

/** What the figures rest on, and what they do not say. */
export function expectedNotes(found: ExpectedValues, translator: Translator): readonly string[] {
  const { t } = translator
  const { low, high } = found.eightOfTen
  const told = found.tellsAmount.map(({ label }) => labelText(label, translator))
  return [
    t(`expected.note.${found.span}`, {
      source: found.source,
      wins: found.wins.counted,
      young: found.wins.young,
    }),
    t('expected.note.ranges', {
      low: decimals(low, 2, translator),
      high: decimals(high, 2, translator),
    }),
    ...(found.chanceProven ? [] : [t('expected.note.unproven')]),
    ...(told.length === 0 ? [] : [t('expected.note.tells_amount', { traits: told.join(', ') })]),
    ...found.notes.map(({ code, facts }) => t(`value.note.${code}`, facts)),
  ]
}
