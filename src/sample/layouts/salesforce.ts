import { type CrmLayout, fileTable } from './layout.ts'
import { accountNumber } from './numbers.ts'
import { recordsOf } from './records.ts'
import {
  accountColumns,
  accountId,
  contactColumns,
  customColumn,
  historyColumns,
  opportunityColumns,
  roleColumns,
  rolesOf,
  standardColumn,
  taskColumns,
} from './salesforce-columns.ts'
import { stepsOf } from './salesforce-stages.ts'
import type { Values } from './values.ts'

/** API-name files, one for each object, as Data Loader and the Bulk API write them. */
export function salesforceLayout(values: Values): CrmLayout {
  const accounts = fileTable('Account.csv', accountColumns(values))
  const contacts = fileTable('Contact.csv', contactColumns)
  const opportunities = fileTable('Opportunity.csv', opportunityColumns(values))
  const histories = fileTable('OpportunityHistory.csv', historyColumns(values))
  const roles = fileTable('OpportunityContactRole.csv', roleColumns)
  const tasks = fileTable('Task.csv', taskColumns(values))
  return {
    files: [accounts, contacts, opportunities, histories, roles, tasks],
    accounts,
    activities: tasks,
    activityKindColumn: 'Type',
    standardColumn,
    customColumn,
    accountId: (index) => accountId(accountNumber(index)),
    write: (dossier, put) => {
      const records = recordsOf(dossier)
      put(accounts, records.accounts)
      put(contacts, records.contacts)
      put(opportunities, records.deals)
      put(histories, records.deals.flatMap(stepsOf))
      put(roles, records.deals.flatMap(rolesOf))
      put(tasks, records.activities)
    },
  }
}
