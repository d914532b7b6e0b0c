import type { Cell } from '../cell.ts'
import { customFields } from '../world/index.ts'
import type { Columns, CrmLayout, StandardTrait } from './layout.ts'
import type { AccountRecord, Standing } from './records.ts'
import type { Values } from './values.ts'

/** How one CRM heads an account's traits, and what it says where CRMs differ. */
interface TraitWording extends Pick<CrmLayout, 'standardColumn' | 'customColumn'> {
  readonly owner: (account: AccountRecord) => string
  readonly lifecycle: Readonly<Record<Standing, string>>
  /** What it says of customers that left and of those that did not. */
  readonly churn: (account: AccountRecord) => string
}

/** The standard columns of an account in the CRM's order, then the company's own. */
export function traitColumns(
  values: Values,
  { standardColumn, customColumn, owner, lifecycle, churn }: TraitWording,
): Columns<AccountRecord> {
  const typed = (cell: Cell, { company }: AccountRecord) =>
    values.typed(cell, company.country.script)
  const standard: Readonly<Record<StandardTrait, (account: AccountRecord) => Cell>> = {
    owner,
    lifecycle: ({ standing }) => lifecycle[standing],
    churn,
    city: ({ entry }) => entry.city,
    state: ({ entry }) => entry.state,
    country: ({ entry }) => entry.country,
    industry: ({ entry }) => entry.industry,
    employees: (account) => typed(account.entry.employees, account),
    revenue: ({ entry }) => values.money(entry.revenue),
    founded: ({ entry }) => entry.founded,
    source: ({ entry }) => entry.source,
  }
  const isStandard = (trait: string): trait is StandardTrait => trait in standard
  return [
    ...Object.keys(standardColumn)
      .filter(isStandard)
      .map((trait) => [standardColumn[trait], standard[trait]] as const),
    ...customFields.map(
      ({ label }, place) =>
        [
          customColumn(label),
          (account: AccountRecord) => typed(account.entry.custom[place] ?? '', account),
        ] as const,
    ),
  ]
}
