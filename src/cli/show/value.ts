import {
  isWorthUnknown,
  type RankedCustomer,
  type ValuePart,
  type ValueReport,
  type ValueSensitivity,
} from '../../domain/index.ts'
import type { CommandContext } from '../command-context.ts'
import { fixed } from './figures.ts'

/** The customers by value, why each stands where it does, and where "best" begins. */
export function showValue(report: ValueReport, limit: number, context: CommandContext): void {
  const { terminal, translator } = context
  const { t, number, percent } = translator
  if (isWorthUnknown(report)) {
    terminal.print(t('value.nothing'))
    return
  }
  terminal.print(
    t('value.summary', {
      customers: report.customers,
      best: report.best,
      from: fixed(report.cut.from, 1, translator),
      basis: report.cut.basis,
    }),
  )
  if (report.customers === 0) return
  terminal.print()
  terminal.table(
    ['place', 'customer', 'value', 'known', 'because'].map((column) => t(`value.column.${column}`)),
    report.top
      .slice(0, limit)
      .map((customer) => [
        `${number(customer.place)}${customer.best ? ' ★' : ''}`,
        customer.name ?? customer.domain ?? String(customer.accountKey),
        fixed(customer.value, 1, translator),
        percent(customer.known),
        strongestParts(customer, context),
      ]),
    { right: [2, 3] },
  )
  terminal.print()
  for (const note of report.notes) terminal.print(t(`value.note.${note.code}`, note.facts))
  const absent = report.criteria.filter(({ status }) => status === 'not_found')
  if (absent.length > 0) {
    const names = translator.list(absent.map(({ id }) => t(`value.criterion.${id}`)))
    terminal.print(t('value.not_found', { criteria: names }))
  }
}

function strongestParts(customer: RankedCustomer, { translator }: CommandContext): string {
  const ahead = (part: ValuePart) => part.contribution - 50 * part.weight
  const parts = customer.parts
    .filter(({ raw }) => raw !== null)
    .toSorted((a, b) => ahead(b) - ahead(a))
  return parts
    .slice(0, 3)
    .map(
      (part) =>
        `${criterionName(part.criterion, translator.t)} ${translator.number(part.percentile, { maximumFractionDigits: 0 })}`,
    )
    .join(' · ')
}

/** A criterion's name, or the trait's id for one of the user's own. */
export function criterionName(id: string, t: (key: string) => string): string {
  return id.startsWith('trait:') ? id.slice('trait:'.length) : t(`value.criterion.${id}`)
}

export function showSensitivity(
  sensitivity: ValueSensitivity,
  report: ValueReport,
  { terminal, translator }: CommandContext,
): void {
  const { t, number, percent } = translator
  const { random } = sensitivity
  terminal.print()
  terminal.print(
    t('value.sensitivity', {
      firm: random.firm,
      best: report.best,
      trials: random.trials,
      overlap: percent(random.jaccard),
    }),
  )
  terminal.print()
  terminal.table(
    ['criterion', 'change', 'overlap', 'enter', 'leave'].map((column) =>
      t(`value.column.${column}`),
    ),
    sensitivity.changes
      .toSorted((a, b) => a.jaccard - b.jaccard)
      .slice(0, 8)
      .map((change) => [
        criterionName(change.criterion, t),
        t(`value.change.${change.change}`),
        percent(change.jaccard),
        number(change.enter),
        number(change.leave),
      ]),
    { right: [2, 3, 4] },
  )
}
