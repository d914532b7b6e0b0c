import {
  type CriterionReport,
  isWorthUnknown,
  type NamedResult,
  type RankedCustomer,
  type ValuePart,
  type ValueReport,
  type ValueSensitivity,
} from '../../domain/index.ts'
import { labelText, type Translator } from '../../messages/index.ts'
import type { CommandContext } from '../command-context.ts'
import { fixed, range } from './figures.ts'

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
        strongestParts(customer, report.criteria, context),
      ]),
    { right: [2, 3] },
  )
  terminal.print()
  for (const note of report.notes) terminal.print(t(`value.note.${note.code}`, note.facts))
  showWithoutWeight(report, context)
  for (const pin of report.pins) terminal.print(t('value.pin', namedFacts(pin)))
  for (const excluded of report.exclusions)
    terminal.print(t('value.exclusion', namedFacts(excluded)))
}

/** The criteria that play no part, by the reason why. */
function showWithoutWeight({ criteria }: ValueReport, { terminal, translator }: CommandContext) {
  for (const reason of ['not_found', 'constant', 'unproven', 'switched_off'] as const) {
    const names = criteria
      .filter(({ status }) => status === reason)
      .map(({ id }) => criterionName(id, criteria, translator))
    if (names.length > 0)
      terminal.print(translator.t(`value.${reason}`, { criteria: translator.list(names) }))
  }
}

const namedFacts = ({ account, reason, status }: NamedResult) => ({ account, reason, status })

function strongestParts(
  customer: RankedCustomer,
  criteria: readonly CriterionReport[],
  { translator }: CommandContext,
): string {
  const ahead = (part: ValuePart) => part.contribution - 50 * part.weight
  const parts = customer.parts
    .filter(({ raw }) => raw !== null)
    .toSorted((a, b) => ahead(b) - ahead(a))
  return parts
    .slice(0, 3)
    .map((part) => {
      const place = translator.number(part.percentile, { maximumFractionDigits: 0 })
      return `${criterionName(part.criterion, criteria, translator)} ${place}${rangeText(part, translator)}`
    })
    .join(' · ')
}

/** The range of a number that is foretold, in brackets. */
function rangeText({ range: ends }: ValuePart, { number }: Translator): string {
  if (ends === undefined) return ''
  return ` (${range(ends.map((end) => number(end, { maximumSignificantDigits: 3 })))})`
}

/** A criterion's name, or that of the trait for one of the user's own. */
export function criterionName(
  id: string,
  criteria: readonly CriterionReport[],
  translator: Translator,
): string {
  const label = criteria.find((criterion) => criterion.id === id)?.label
  return label === undefined ? translator.t(`value.criterion.${id}`) : labelText(label, translator)
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
        criterionName(change.criterion, report.criteria, translator),
        t(`value.change.${change.change}`),
        percent(change.jaccard),
        number(change.enter),
        number(change.leave),
      ]),
    { right: [2, 3, 4] },
  )
}
