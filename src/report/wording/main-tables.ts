import type { ReportContext } from '../context.ts'
import type { ScoredAccount } from '../input.ts'
import { accountSegmentsText, keptSegmentSides } from './account-segments.ts'
import { strongestParts } from './customers.ts'
import type { DataTable } from './data-table.ts'
import { accountName, partStatement, traitName } from './names.ts'
import { range, shareWithin, signed, times } from './numbers.ts'
import { tierCut } from './tier-cut.ts'
import { tierLift } from './verdict.ts'

const text = (title: string) => ({ title })
const number = (title: string) => ({ title, number: true })

/** The tiers with their cuts and what each won on accounts kept aside. */
export function tierTable({ input, translator }: ReportContext): DataTable {
  const { t } = translator
  const { tiers, outcome } = input.profile
  return {
    columns: [
      text(t('report.column.tier')),
      text(t('report.column.points')),
      number(t('report.column.accounts')),
      number(t('report.column.good', { outcome })),
      number(t('report.column.rate', { outcome })),
      number(t('report.column.lift')),
      number(t('report.column.market')),
      number(t('report.column.prospects')),
    ],
    rows: (['best', 'good', 'bad'] as const).map((tier) => [
      t(`tier.${tier}`),
      tierCut(tier, tiers, translator),
      translator.number(tiers.measured[tier].accounts),
      translator.number(tiers.measured[tier].good),
      shareWithin(tiers.measured[tier].rate, tiers.measured[tier].rateInterval, translator),
      times(tierLift(input, tier), translator),
      translator.number(input.market[tier]),
      translator.number(input.prospects[tier]),
    ]),
  }
}

/** The best customers with their value and its strongest parts. */
export function customerTable({ input, translator }: ReportContext): DataTable {
  const { t } = translator
  return {
    columns: [
      number(t('report.column.place')),
      text(t('report.column.customer')),
      number(t('report.column.value')),
      text(t('value.column.because')),
    ],
    rows: input.value.top.map((customer) => [
      translator.number(customer.place),
      accountName(customer),
      translator.number(customer.value, { maximumFractionDigits: 1 }),
      strongestParts(customer, input.value.criteria, translator),
    ]),
  }
}

/** The accounts to work next, with reasons on both sides and what to find out. */
export function accountTable(context: ReportContext): DataTable {
  const { input, translator } = context
  const { t, percent } = translator
  const share = (value: number) => percent(value, 0)
  const sides = keptSegmentSides(context)
  return {
    columns: [
      text(t('report.column.account')),
      text(t('report.column.domain')),
      text(t('report.column.tier')),
      number(t('report.column.points')),
      number(t('report.column.probability')),
      number(t('report.column.interval')),
      text(t('report.accounts.for')),
      text(t('report.accounts.against')),
      text(t('report.column.find_out')),
      ...sides.map((avoid) => text(t(`report.workbook.column.${avoid ? 'avoid' : 'segments'}`))),
    ],
    rows: input.accounts.map((account) => [
      accountName(account),
      account.domain ?? '',
      t(`tier.${account.score.tier}`),
      translator.number(account.score.points),
      share(account.score.probability),
      range(account.score.interval, translator, share),
      reasonText(account.score.reasonsFor, context),
      reasonText(account.score.reasonsAgainst, context),
      nextText(account, context),
      ...sides.map((avoid) => accountSegmentsText(account, avoid, context)),
    ]),
  }
}

export function reasonText(
  parts: ScoredAccount['score']['parts'],
  { input, translator }: ReportContext,
): string {
  return parts
    .slice(0, 3)
    .map(
      (part) =>
        `${partStatement(input.profile.card, part, translator)} ${signed(part.contribution, translator)}`,
    )
    .join(translator.t('report.separator'))
}

/** The unknown trait whose answer would most change the tier; empty where nothing is unknown. */
export function nextText({ score }: ScoredAccount, { input, translator }: ReportContext): string {
  const trait = input.profile.card.traits.find(({ id }) => id === score.next[0]?.trait)
  return trait === undefined ? '' : traitName(trait, translator)
}
