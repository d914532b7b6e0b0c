import type { RankedCustomer, ValueReport } from '../domain/index.ts'
import { topCustomers } from '../loop/index.ts'
import { ensureDerived } from './derive.ts'
import { inWorkspace } from './open-workspace.ts'
import { type CallContext, stepContext } from './step-context.ts'
import { valueDefinition } from './value-definition.ts'

interface CustomersPage {
  readonly limit: number
  /** Place of the last customer on the page before. */
  readonly after?: number
}

interface Customers extends Pick<ValueReport, 'customers' | 'best' | 'cut' | 'currency'> {
  readonly page: readonly RankedCustomer[]
}

/** A page of the customers by value, each with the parts that its value is made of. */
export async function customersIn(
  folder: string,
  { after = 0, limit }: CustomersPage,
  call: CallContext,
): Promise<Customers> {
  return await inWorkspace(folder, call, async (workspace) => {
    const { value } = await ensureDerived(workspace, stepContext(call), valueDefinition(folder))
    const { best, customers, criteria, currency, cut, pins } = value
    const ranges = criteria.some(({ id, status }) => id === 'predicted_value' && status === 'used')
    const page = await topCustomers(workspace.engine, { after, first: after + limit, pins, ranges })
    return { customers, best, cut, ...(currency === undefined ? {} : { currency }), page }
  })
}
