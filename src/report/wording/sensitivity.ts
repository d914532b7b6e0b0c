import type { TraitSensitivity, ValueSensitivity } from '../../domain/index.ts'
import { levelText } from '../../messages/index.ts'
import type { ReportContext } from '../context.ts'
import { criterionName } from './customers.ts'
import type { DataTable } from './data-table.ts'
import { isolated, traitName } from './names.ts'
import { range, times } from './numbers.ts'

/** How far the list of best customers hangs on the weights. */
export function listSensitivityText(
  { best, random, mattersMost }: ValueSensitivity,
  { input, translator }: ReportContext,
): string {
  const { t, percent } = translator
  const firm = t('report.customers.firm', {
    firm: random.firm,
    best,
    trials: random.trials,
    overlap: percent(random.jaccard, 0),
  })
  if (mattersMost === undefined) return firm
  const criterion = criterionName(mattersMost, input.value.criteria, translator)
  return `${firm} ${t('report.customers.matters_most', { criterion })}`
}

/** How far what the best customers have in common hangs on the weights, in a few sentences. */
export function traitSensitivityText(
  { weightings, held, firm, enter, dropped }: TraitSensitivity,
  { input, translator }: ReportContext,
): string {
  const { t, list, percent } = translator
  const [most] = dropped
  const sentences = [
    held.length === 0
      ? t('value.traits.none')
      : t('value.traits.stay', { traits: held.length, firm, weightings }),
    ...(enter.length === 0
      ? []
      : [
          t('value.traits.enter', {
            traits: list(enter.map(({ trait }) => traitName(trait, translator))),
          }),
        ]),
    ...(most === undefined || most.jaccard === 1
      ? []
      : [
          t('value.traits.matters_most', {
            criterion: criterionName(most.criterion, input.value.criteria, translator),
            overlap: percent(most.jaccard, 0),
          }),
        ]),
  ]
  return sentences.join(' ')
}

/** The traits that tell the best customers most usefully, and how each fares under other weights. */
export function traitSensitivityTable(
  { held }: TraitSensitivity,
  { translator }: ReportContext,
): DataTable {
  const { t, percent } = translator
  const lifted = (value: number) => times(value, translator)
  return {
    columns: [
      { title: t('report.column.trait') },
      { title: t('report.column.level') },
      { title: t('report.column.lift'), number: true },
      { title: t('value.column.lift_range'), number: true },
      { title: t('value.column.stays'), number: true },
    ],
    rows: held.map(({ trait, when, lift, liftRange, stays }) => [
      traitName(trait, translator),
      isolated(levelText(when, trait, translator), translator),
      lifted(lift),
      range(liftRange, translator, lifted),
      percent(stays, 0),
    ]),
  }
}
