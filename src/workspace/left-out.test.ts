import { expect, it } from 'vitest'
import { exampleValue } from '../../test/report/example-value.ts'
import type { CriterionReport } from '../domain/index.ts'
import { partsOfValue } from './left-out.ts'

const used = (id: string, basis?: string): CriterionReport => ({
  id,
  status: 'used',
  direction: 'more',
  weight: 1,
  share: 0.5,
  customers: 10,
  coverage: 1,
  quartiles: [1, 2, 3],
  ...(basis === undefined ? {} : { basis }),
})

it('names the traits that value is made of, and only those in use', () => {
  const { value } = exampleValue(['Acme'])
  const criteria = [
    used('net_profit'),
    used('brand', 'employees'),
    used('trait:account.custom.fit'),
    { ...used('trait:account.custom.other'), status: 'constant' as const },
  ]
  expect(partsOfValue({ ...value, criteria })).toEqual(['account.employees', 'account.custom.fit'])
})
