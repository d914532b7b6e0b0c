import { expect, test } from 'vitest'
import { spellingKey } from './spelling-key.ts'

test.each([
  ['Retail & E-commerce', 'Retail and E-Commerce', 'Retail & Ecommerce', 'retail&e commerce'],
  ['Hospital & Health Care', 'Hospital & Healthcare', 'hospital and health-care'],
  ['In-house tool', 'Inhouse tool', 'In house  tool.'],
  ['Node.js', 'NodeJS', 'node js'],
  ['Tài chính và bảo hiểm', 'Tai chinh & bao hiem'],
  ['11-50 employees', '11 – 50 Employees'],
])('%s is the same as its other spellings', (...spellings) => {
  expect(new Set(spellings.map(spellingKey)).size).toBe(1)
})

test.each([
  [['C', 'C++', 'C#']],
  [['A', 'A-', 'A+']],
  [['1-50', '150', '1.5', '15', '-15']],
  [['Plan 1-5', 'Plan 15', 'Plan 1.5']],
  [['Tier 1', 'Tier 2']],
  [['< 10 people', '10 people', '10+ people', '-10 people']],
  [['VA', 'WA', 'and']],
])('%j are different values', (values) => {
  expect(new Set(values.map(spellingKey)).size).toBe(values.length)
})
