import type { AmountTrait, ExpectedAccount, ExpectedValues } from '../../domain/index.ts'
import { labelText, levelText, type Translator } from '../../messages/index.ts'
import { stayingTables } from './expected-staying.ts'
import { wholeNumber } from './lifetime-text.ts'
import type { TitledTable } from './lookalikes-tables.ts'
import { calledBy } from './lookalikes-text.ts'
import { range, times } from './numbers.ts'

/** The accounts worth most, chance and value told apart. */
export function expectedTable(
  found: ExpectedValues,
  limit: number,
  translator: Translator,
): TitledTable {
  const title = translator.t('expected.caption.accounts')
  return accountsTable(title, found.accounts.slice(0, limit), found, translator)
}

/** Where the orders disagree: likely but worth little, unlikely but worth much, likely to be won but not to stay. */
export function disagreementTables(
  found: ExpectedValues,
  limit: number,
  translator: Translator,
): readonly TitledTable[] {
  const { smallChance, smallValue } = found
  const facts = { accounts: found.picks.accounts }
  const titled = (key: string, { accounts, count }: typeof smallValue) =>
    accountsTable(
      translator.t(`expected.caption.${key}`, { ...facts, count }),
      accounts.slice(0, limit),
      found,
      translator,
    )
  const ofMoney = [titled('small_value', smallValue), titled('small_chance', smallChance)]
  return [
    ...ofMoney.filter(({ rows }) => rows.length > 0),
    ...stayingTables(found, limit, translator),
  ]
}

function accountsTable(
  title: string,
  accounts: readonly ExpectedAccount[],
  { currency = '' }: ExpectedValues,
  translator: Translator,
): TitledTable {
  const { number, percent, t } = translator
  const amount = (value: number) => wholeNumber(value, translator)
  const money = ['value', 'range', 'expected', 'range']
  const names = ['account', 'tier', 'chance', 'chance_place', ...money, 'value_place']
  const texts = ['account', 'tier']
  return {
    title,
    columns: names.map((key) => ({
      title: t(`expected.column.${key}`, { currency }).trim(),
      number: !texts.includes(key),
    })),
    rows: accounts.map((one) => [
      calledBy(one.account),
      t(`tier.${one.tier}`),
      percent(one.probability, 1),
      number(one.chancePlace),
      amount(one.value.value),
      range([one.value.low, one.value.high], translator, amount),
      amount(one.expected.value),
      range([one.expected.low, one.expected.high], translator, amount),
      number(one.valuePlace),
    ]),
  }
}

/** Levels that the table names for a trait. */
const mostLevels = 4

/** By what accounts bring more or less: for each trait of the model the levels farthest from the average. */
export function amountTable(found: ExpectedValues, translator: Translator): TitledTable {
  const { number, t } = translator
  const factor = (value: number) => times(value, translator)
  return {
    title: t('expected.caption.traits'),
    columns: ['trait', 'level', 'times', 'range', 'wins'].map((key, place) => ({
      title: t(`expected.column.${key}`),
      number: place > 1,
    })),
    rows: found.traits.flatMap((own) =>
      farthest(own).map((level, place) => [
        place === 0 ? labelText(own.trait.label, translator) : '',
        levelText(level.when, own.trait, translator),
        factor(level.times.value),
        range([level.times.low, level.times.high], translator, factor),
        number(level.wins),
      ]),
    ),
  }
}

function farthest({ levels }: AmountTrait): AmountTrait['levels'] {
  const distance = ({ times: { value } }: AmountTrait['levels'][number]) =>
    Math.abs(Math.log(value))
  return levels
    .toSorted((a, b) => distance(b) - distance(a))
    .slice(0, mostLevels)
    .toSorted((a, b) => b.times.value - a.times.value)
}

/** What wins kept aside were foretold to bring, by tenths of it, and what they brought. */
export function amountCheckTable(found: ExpectedValues, translator: Translator): TitledTable {
  const amount = (value: number) => wholeNumber(value, translator)
  const { number, t } = translator
  const currency = found.currency ?? ''
  return {
    title: t('expected.caption.check'),
    columns: ['foretold', 'real', 'range', 'wins'].map((key) => ({
      title: t(`expected.column.${key}`, { currency }).trim(),
      number: true,
    })),
    rows: (found.check?.tenths ?? []).map(({ foretold, real, wins }) => [
      amount(foretold),
      amount(real.value),
      range([real.low, real.high], translator, amount),
      number(wins),
    ]),
  }
}
