import { expect, it, test } from 'vitest'
import { type Language, levelText, ruleText, translator } from './index.ts'

it('names the traits of a plain rule, by id where an older profile has no names', () => {
  const traits = ['account.industry', 'account.custom.plan']
  const labels = [{ key: 'trait.account.industry' }, { text: 'Plan' }]
  expect(ruleText({ traits, labels }, translator('en'))).toBe('Industry and Plan')
  expect(ruleText({ traits, labels }, translator('zh'))).toBe('行业和 Plan')
  expect(ruleText({ traits }, translator('en'))).toBe('account.industry and account.custom.plan')
})

const bands = [
  { below: 1 },
  { from: 1, below: 2 },
  { below: 20 },
  { from: 50, below: 200 },
  { from: 0.5, below: 2.5 },
  { from: 200 },
]
test.each<[Language, readonly string[]]>([
  ['en', ['0', '1', 'up to 19', '50 to 199', '1 to 2', '200 or more']],
  ['vi', ['0', '1', 'đến 19', 'từ 50 đến 199', 'từ 1 đến 2', 'từ 200 trở lên']],
  ['th', ['0', '1', 'ไม่เกิน 19', '50 ถึง 199', '1 ถึง 2', '200 ขึ้นไป']],
  ['zh', ['0', '1', '不超过 19', '50 至 199', '1 至 2', '200 及以上']],
  ['fa', ['۰', '۱', 'حداکثر ۱۹', '۵۰ تا ۱۹۹', '۱ تا ۲', '۲۰۰ و بیشتر']],
])('says bands of whole numbers by the numbers they hold (%s)', (language, said) => {
  const texts = bands.map((band) => levelText(band, { whole: true }, translator(language)))
  expect(texts).toEqual(said)
})

it('keeps the order of Latin values in a list that reads from the right', () => {
  const values = ['Retail & E-commerce', 'Software']
  expect(levelText({ values }, {}, translator('fa'))).toBe(
    '\u2067\u2068Retail & E-commerce\u2069 یا \u2068Software\u2069\u2069',
  )
  expect(levelText({ values: ['Software'] }, {}, translator('fa'))).toBe('Software')
  expect(levelText({ values }, {}, translator('en'))).toBe('Retail & E-commerce or Software')
})

it('says other bands by their edges, and those of an ordered trait by its labels', () => {
  const english = translator('en')
  expect(levelText({ from: 1, below: 2 }, {}, english)).toBe('1 to under 2')
  expect(levelText({ from: 1.2, below: 1.8 }, { whole: true }, english)).toBe('1.2 to under 1.8')
  const labels = ['1-10', '11-50', '51-200', '201-500', '501+']
  const order = labels.map((label) => ({ value: Number.parseInt(label, 10), label }))
  const said = (from?: number, below?: number) =>
    levelText(
      { ...(from === undefined ? {} : { from }), ...(below === undefined ? {} : { below }) },
      { order },
      english,
    )
  expect([said(51, 201), said(undefined, 51), said(11), said(500, 501)]).toEqual([
    '51-200',
    '1-10 or 11-50',
    '11-50 to 501+',
    '500 to under 501',
  ])
})
