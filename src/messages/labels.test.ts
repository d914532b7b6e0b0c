import { expect, it } from 'vitest'
import { ruleText, translator } from './index.ts'

it('names the traits of a plain rule, by id where an older profile has no names', () => {
  const traits = ['account.industry', 'account.custom.plan']
  const labels = [{ key: 'trait.account.industry' }, { text: 'Plan' }]
  expect(ruleText({ traits, labels }, translator('en'))).toBe('Industry and Plan')
  expect(ruleText({ traits, labels }, translator('zh'))).toBe('行业和Plan')
  expect(ruleText({ traits }, translator('en'))).toBe('account.industry and account.custom.plan')
})
