import { expect, it } from 'vitest'
import { catalogueTrait } from '../../test/loop/snapshot.ts'
import { traitCalled } from './trait-called.ts'

const traits = [
  catalogueTrait('account.custom.size', 0, {
    label: { text: 'Industry' },
    sources: [{ object: 'account', header: 'Industry' }],
  }),
  catalogueTrait('account.industry', 1, {
    label: { key: 'trait.account.industry' },
    sources: [{ object: 'account', field: 'industry' }],
  }),
  catalogueTrait('account.source', 2, {
    label: { key: 'trait.account.source' },
    sources: [{ object: 'account', field: 'source' }],
  }),
]

it.each([
  ['account.industry', 'account.industry'],
  [' industry ', 'account.custom.size'],
  ['Where we found them', 'account.source'],
  ['source', 'account.source'],
  ['صنعت', 'account.industry'],
  ['Nothing of ours', undefined],
])('%s means %s', (asked, id) => {
  expect(traitCalled(traits, asked)?.id).toBe(id)
})
