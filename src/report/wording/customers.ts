import type { CriterionReport, RankedCustomer, ValuePart } from '../../domain/index.ts'
import { labelText, type Translator } from '../../messages/index.ts'
import { isolated } from './names.ts'
import { range } from './numbers.ts'

/** A criterion's name: ours, or the user's own header. */
export function criterionName(
  id: string,
  criteria: readonly CriterionReport[],
  translator: Translator,
): string {
  const own = criteria.find((criterion) => criterion.id === id)?.label
  if (own !== undefined) return isolated(labelText(own, translator), translator)
  return translator.t(`value.criterion.${id}`)
}

/** What lifts a customer most above the middle, with its place in per cent: "net profit 98, referrals 91". */
export function strongestParts(
  customer: RankedCustomer,
  criteria: readonly CriterionReport[],
  translator: Translator,
): string {
  const lifts = ({ contribution, weight }: ValuePart) => contribution - 50 * weight
  return customer.parts
    .filter((part) => part.raw !== null && lifts(part) > 0)
    .toSorted((a, b) => lifts(b) - lifts(a))
    .slice(0, 3)
    .map((part) => partText(part, criteria, translator))
    .join(' · ')
}

/** "net profit 98", and what is foretold with its range. */
function partText(
  { criterion, percentile, range: ends }: ValuePart,
  criteria: readonly CriterionReport[],
  translator: Translator,
): string {
  const value = translator.t('report.customers.part', {
    criterion: criterionName(criterion, criteria, translator),
    percentile: translator.number(percentile, { maximumFractionDigits: 0 }),
  })
  if (ends === undefined) return value
  const figure = (end: number) => translator.number(end, { maximumSignificantDigits: 3 })
  return translator.t('report.within', { value, range: range(ends, translator, figure) })
}
