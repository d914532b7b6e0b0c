import type { LikenessTrait, Lookalike, SeedCheck } from '../../domain/index.ts'
import { labelText, levelText } from '../../messages/index.ts'
import { type DataTable, none } from './data-table.ts'
import {
  calledBy,
  type LookalikesContext,
  likenessReasons,
  nearestTexts,
  relationText,
  statementOf,
} from './lookalikes-text.ts'
import { isolated } from './names.ts'
import { decimals, range, times } from './numbers.ts'

/** A table with what it shows. */
export interface TitledTable extends DataTable {
  readonly title: string
}

/** Traits and levels that the table of what sets the examples apart names. */
const mostTraits = 8
const mostLevels = 3

/** What sets the examples apart from the market: the levels that tell most, trait by trait. */
export function apartTable({ found, translator }: LookalikesContext): TitledTable {
  const { number, percent, t } = translator
  const rows = found.traits
    .slice(0, mostTraits)
    .flatMap((own) =>
      tellingLevels(own).map((level, place) => [
        place === 0 ? labelText(own.trait.label, translator) : '',
        levelText(level.when, own.trait, translator),
        times(level.times.value, translator),
        range([level.times.low, level.times.high], translator, (end) => times(end, translator)),
        number(level.seeds),
        percent(level.market),
      ]),
    )
  return {
    title: t('lookalikes.apart'),
    columns: [
      { title: t('lookalikes.column.trait') },
      { title: t('lookalikes.column.level') },
      { title: t('lookalikes.column.times'), number: true },
      { title: t('lookalikes.column.interval'), number: true },
      { title: t('lookalikes.column.examples'), number: true },
      { title: t('lookalikes.column.market'), number: true },
    ],
    rows,
  }
}

/** The levels farthest from the average that the interval says are; the farthest where it says so of none. */
function tellingLevels({ levels }: LikenessTrait): LikenessTrait['levels'] {
  const distance = (times: number) => Math.abs(Math.log(times))
  const farthest = levels
    .filter(({ times: { low, high } }) => low !== high)
    .toSorted((a, b) => distance(b.times.value) - distance(a.times.value))
  const sure = farthest.filter(({ times: { low, high } }) => low > 1 || high < 1)
  return (sure.length > 0 ? sure.slice(0, mostLevels) : farthest.slice(0, 1)).toSorted(
    (a, b) => b.times.value - a.times.value,
  )
}

/** How early hidden examples came back, by each way to rank. */
export function seedCheckTable({ found, translator }: LookalikesContext): TitledTable {
  const { percent, t } = translator
  const { check } = found
  const ways: readonly (readonly [string, SeedCheck | undefined])[] = [
    ['together', check.together],
    ['traits', check.traits],
    ['relations', check.relations],
    ['unknown', check.unknownCounts],
    ['cosine', check.cosine],
    ['scorecard', check.scorecard],
  ]
  const area = (value: number) => decimals(value, 2, translator)
  const rows = ways.flatMap(([way, own]) =>
    own === undefined
      ? []
      : [
          [
            t(`lookalikes.way.${way}`),
            area(own.auc.value),
            range([own.auc.low, own.auc.high], translator, area),
            ...own.top.map(({ found: share }) => percent(share.value, 0)),
            times(own.top.at(-1)?.lift.value ?? 1, translator),
          ],
        ],
  )
  const number = true
  return {
    title: t('lookalikes.check', { seeds: check.together.seeds, folds: check.together.folds }),
    columns: [
      { title: t('lookalikes.column.way') },
      { title: t('lookalikes.column.auc'), number },
      { title: t('lookalikes.column.interval'), number },
      ...check.together.top.map(({ share }) => ({
        title: t('lookalikes.column.found', { share: percent(share, 0) }),
        number,
      })),
      { title: t('lookalikes.column.lift'), number },
    ],
    rows,
  }
}

/** The accounts most like the examples, most alike first. */
export function lookalikeTable(context: LookalikesContext, most: number): TitledTable {
  const { found, translator } = context
  const { number, t } = translator
  const line = (one: Lookalike) => [
    t('lookalikes.numbered', {
      place: one.place,
      account: isolated(calledBy(one.account), translator),
    }),
    times(one.times, translator),
    shareAbove(one, context),
    number(one.places.traits),
    one.places.relations === null ? none : number(one.places.relations),
    likenessReasons(one, context).join(' · '),
    nearestTexts(one, context).slice(0, 1).join(),
    one.relations
      .slice(0, 1)
      .map((relation) => relationText(relation, translator, 1))
      .join(),
  ]
  const numbers = ['likelier', 'top', 'traits_place', 'relations_place']
  const titles = ['account', ...numbers, 'because', 'nearest', 'relations']
  return {
    title: t('lookalikes.list', { shown: Math.min(most, found.accounts.length) }),
    columns: titles.map((column) => ({
      title: t(`lookalikes.column.${column}`),
      number: numbers.includes(column),
    })),
    rows: found.accounts.slice(0, most).map(line),
  }
}

/** "0.1 %": the part of the accounts asked about that are at least as alike. */
function shareAbove({ percentile }: Lookalike, { translator }: LookalikesContext): string {
  const share = 1 - percentile
  return translator.percent(share, share < 0.001 ? 2 : 1)
}

/** Everything that makes up one account's likeness; the parts multiply to the whole. */
export function likenessParts(one: Lookalike, context: LookalikesContext): TitledTable {
  const { found, translator } = context
  const { t } = translator
  const average = Math.exp(one.likeness) / one.times
  const rows = one.parts.map(({ adds, error, level, trait }) => [
    statementOf(trait, level, { found, translator }),
    times(Math.exp(adds), translator),
    range([adds - 1.96 * error, adds + 1.96 * error], translator, (end) =>
      times(Math.exp(end), translator),
    ),
  ])
  return {
    title: t('lookalikes.parts', { account: calledBy(one.account) }),
    columns: [
      { title: t('lookalikes.column.statement') },
      { title: t('lookalikes.column.times'), number: true },
      { title: t('lookalikes.column.interval'), number: true },
    ],
    rows: [
      ...rows,
      [t('lookalikes.average'), times(1 / average, translator), ''],
      [t('lookalikes.whole'), times(one.times, translator), ''],
    ],
  }
}
