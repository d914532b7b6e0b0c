import type { ExpectedAccount, ExpectedValues } from '../../domain/index.ts'
import { labelText, levelText, type Translator } from '../../messages/index.ts'
import { worth } from './expected-money.ts'
import { wholeNumber } from './lifetime-text.ts'
import type { TitledTable } from './lookalikes-tables.ts'
import { calledBy } from './lookalikes-text.ts'
import { decimals, range, signed } from './numbers.ts'

/** Who stays once won, how that is known, and what it changes; nothing in results from before that was asked. */
export function stayingText(found: ExpectedValues, translator: Translator): readonly string[] {
  const { picks, staying } = found
  if (staying === undefined) return []
  const { t, percent } = translator
  const { basis, check, left, rate, stayed } = staying
  const share = (value: number) => percent(value, 0)
  const figure = (value: number) => decimals(value, 2, translator)
  const amount = (value: number) => worth(value, found, translator)
  const said = t(`expected.staying.${basis}`, {
    stayed,
    left,
    customers: stayed + left,
    ...(rate && {
      rate: share(rate.value),
      rate_range: range([rate.low, rate.high], translator, share),
    }),
    ...(check && {
      auc: figure(check.auc.value),
      auc_range: range([check.auc.low, check.auc.high], translator, figure),
      error: percent(check.calibrationError),
      traits: staying.traits.length,
    }),
  })
  const apart = staying.found
  if (apart === undefined) return [said]
  const { byKept, byValue } = apart.picks
  return [
    said,
    t('expected.staying.orders', {
      correlation: figure(apart.correlation),
      accounts: picks.accounts,
      leaving: apart.leaving.count,
      falling: apart.falling.count,
      kept: amount(byKept.value),
      kept_range: range([byKept.low, byKept.high], translator, (value) =>
        wholeNumber(value, translator),
      ),
      by_value: amount(byValue.value),
      all: amount(picks.byValue.money.value),
    }),
  ]
}

/** The accounts worth most, and what is expected of those who stay; no rows where nobody is told apart. */
export function keptTable(
  found: ExpectedValues,
  limit: number,
  translator: Translator,
): TitledTable {
  const accounts = found.staying?.found === undefined ? [] : found.accounts.slice(0, limit)
  return accountsTable(translator.t('expected.caption.kept'), accounts, found, translator)
}

/** Likely to be won but unlikely to stay, and worth much only as long as nobody asks who stays. */
export function stayingTables(
  found: ExpectedValues,
  limit: number,
  translator: Translator,
): readonly TitledTable[] {
  const apart = found.staying?.found
  if (apart === undefined) return []
  return (['leaving', 'falling'] as const)
    .map((key) => {
      const facts = { accounts: found.picks.accounts, count: apart[key].count }
      const title = translator.t(`expected.caption.${key}`, facts)
      return accountsTable(title, apart[key].accounts.slice(0, limit), found, translator)
    })
    .filter(({ rows }) => rows.length > 0)
}

function accountsTable(
  title: string,
  accounts: readonly ExpectedAccount[],
  { currency = '' }: ExpectedValues,
  translator: Translator,
): TitledTable {
  const { number, percent, t } = translator
  const share = (value: number) => percent(value, 0)
  const amount = (value: number) => wholeNumber(value, translator)
  const scores = ['chance', 'staying', 'range', 'expected', 'kept', 'range']
  return {
    title,
    columns: ['account', ...scores, 'value_place', 'kept_place'].map((column, place) => ({
      title: t(`expected.column.${column}`, { currency }).trim(),
      number: place > 0,
    })),
    rows: accounts.map((one) => {
      const { kept = none, staying = none } = one
      return [
        calledBy(one.account),
        percent(one.probability, 1),
        share(staying.value),
        range([staying.low, staying.high], translator, share),
        amount(one.expected.value),
        amount(kept.value),
        range([kept.low, kept.high], translator, amount),
        number(one.valuePlace),
        number(one.keptPlace ?? one.valuePlace),
      ]
    }),
  }
}

const none = { value: 0, low: 0, high: 0 }

/** By what customers that stay are told from those that leave, with the customers behind every level. */
export function stayingTraitTable(found: ExpectedValues, translator: Translator): TitledTable {
  const { number, t } = translator
  const points = (value: number) => signed(Math.round(value), translator)
  const names = ['trait', 'level', 'points', 'range', 'stayed', 'customers']
  return {
    title: t('expected.caption.staying'),
    columns: names.map((key, place) => ({
      title: t(`expected.column.${key}`),
      number: place > 1,
    })),
    rows: (found.staying?.traits ?? []).flatMap(({ levels, trait }) =>
      levels.map((level, place) => [
        place === 0 ? labelText(trait.label, translator) : '',
        levelText(level.when, trait, translator),
        points(level.points.value),
        range([level.points.low, level.points.high], translator, points),
        number(level.stayed),
        number(level.customers),
      ]),
    ),
  }
}
