import { expect, it } from 'vitest'
import { linesOf } from '../../../test/cli/lines-of.ts'
import { exampleValue } from '../../../test/report/example-value.ts'
import type { CriterionReport, NamedResult } from '../../domain/index.ts'
import { showValue } from './value.ts'

const { value } = exampleValue(['Acme', 'Globex'])

const named = (account: string, status: NamedResult['status']): NamedResult => ({
  account,
  reason: 'We say so',
  status,
  accountKeys: [],
})

const [first] = value.criteria
if (first === undefined) throw new Error('the example has criteria')
const own: CriterionReport = {
  ...first,
  id: 'trait:account.custom.margin',
  label: { text: 'Gross margin' },
  status: 'constant',
}

it('says what became of pins, exclusions and criteria without weight', () => {
  const lines = linesOf((context) =>
    showValue(
      {
        ...value,
        criteria: [...value.criteria, own, { ...first, id: 'tickets', status: 'switched_off' }],
        pins: [named('Acme', 'applied'), named('Nobody', 'not_found')],
        exclusions: [named('Prospect', 'not_a_customer')],
      },
      5,
      context,
    ),
  )
  expect(lines).toEqual(
    expect.arrayContaining([
      'The same for all customers, so without weight: Gross margin.',
      'Switched off in your value definition: support tickets.',
      'Pinned as best: Acme (We say so).',
      'Pinned, but not found in this data, so nothing changed: Nobody.',
      'Excluded, but not a customer, so nothing changed: Prospect.',
    ]),
  )
})
