import { isWorthUnknown, type RankedCustomer } from '../../../domain/index.ts'
import type { ReportContext } from '../../context.ts'
import { valueHistogram } from '../../pictures/index.ts'
import {
  accountName,
  criteriaTable,
  distributionTable,
  listSensitivityText,
  strongestParts,
  traitSensitivityTable,
  traitSensitivityText,
} from '../../wording/index.ts'
import { type Html, html, trusted } from '../markup.ts'
import { dataBehind, section, table } from '../section.ts'

/** Customers shown; the workbook has all that the value report names. */
const shown = 15

/** Who the best customers are, why, and how far the list hangs on the weights. */
export function customersSection(context: ReportContext): Html {
  const { input, translator } = context
  const { t, number } = translator
  const { value } = input
  const lede = t('report.customers.lede', {
    customers: value.customers,
    best: value.best,
    from: number(value.cut.from, { maximumFractionDigits: 1 }),
    basis: value.cut.basis,
  })
  const title = t('report.customers.title')
  if (isWorthUnknown(value)) return section('customers', title, t('value.nothing'), html``)
  if (value.customers === 0) return section('customers', title, lede, html``)
  return section(
    'customers',
    title,
    lede,
    html`<div class="two">
<div>${ranking(value.top.slice(0, shown), context)}</div>
<div>${distribution(context)}
${stability(context)}</div>
</div>
${dataBehind(
  t('report.customers.criteria'),
  table(t('report.customers.criteria'), criteriaTable(context)),
)}
${traitStability(context)}`,
  )
}

function ranking(customers: readonly RankedCustomer[], { input, translator }: ReportContext): Html {
  const { t, number } = translator
  const { criteria } = input.value
  const tenth = { minimumFractionDigits: 1, maximumFractionDigits: 1 }
  return html`<table class="ranking">
<caption>${t('report.customers.caption')}</caption>
<thead><tr><th scope="col" class="number">${t('report.column.place')}</th><th scope="col">${t('report.column.customer')}</th><th scope="col" class="number">${t('report.column.value')}</th></tr></thead>
<tbody>${customers.map(
    (customer) => html`<tr><td class="number">${number(customer.place)}</td>
<th scope="row"><bdi>${accountName(customer)}</bdi>
<small>${strongestParts(customer, criteria, translator)}</small>
${customer.pinned !== undefined && html`<small>${t('report.customers.pinned', { reason: customer.pinned })}</small>`}</th>
<td class="number"><b>${number(customer.value, tenth)}</b></td></tr>
`,
  )}</tbody></table>`
}

function distribution(context: ReportContext): Html {
  const { input, translator } = context
  const { t, number } = translator
  const { cut, distribution: steps, best, customers } = input.value
  const from = number(cut.from, { maximumFractionDigits: 1 })
  const title = t('report.customers.histogram')
  const drawn = valueHistogram(steps, cut.from, {
    id: 'value-histogram',
    title,
    description: t('report.customers.histogram_text', { customers, best, from }),
    value: t('report.column.value'),
    customers: t('report.column.customers'),
    cut: t('report.customers.cut', { from }),
    number: (value) => number(value, { maximumFractionDigits: 0 }),
  })
  return html`<figure><figcaption>${title}</figcaption>${trusted(drawn)}
${dataBehind(t('report.data_behind'), table(title, distributionTable(context)))}</figure>`
}

/** How far the list hangs on the weights. */
function stability(context: ReportContext): Html | undefined {
  const { sensitivity } = context.input
  if (sensitivity === undefined) return undefined
  return html`<p class="note">${listSensitivityText(sensitivity, context)}</p>`
}

/** How far what they have in common hangs on the weights. */
function traitStability(context: ReportContext): Html | undefined {
  const traits = context.input.sensitivity?.traits
  if (traits === undefined) return undefined
  const title = context.translator.t('value.traits.title')
  return dataBehind(
    title,
    html`<p>${traitSensitivityText(traits, context)}</p>
${traits.held.length > 0 && table(title, traitSensitivityTable(traits, context))}`,
  )
}
