import { expect, test } from 'vitest'
import { churnEnds } from './churn-ends.ts'
import { columnValues } from './column-values.ts'

const ends = (counts: Readonly<Record<string, number>>) =>
  churnEnds(columnValues(Object.entries(counts).map(([text, count]) => ({ text, count }))))

test.each<[string, string, string]>([
  ['Attrited Customer', 'Existing Customer', 'Trial'],
  ['Đã hủy', 'Đang sử dụng', 'Dùng thử'],
  ['เลิกใช้', 'ใช้งานอยู่', 'ทดลอง'],
  ['已流失', '活跃', '试用'],
  ['ریزش کرده', 'فعال', 'سرنخ'],
])('%s churned, %s stayed, %s did neither', (churned, stayed, other) => {
  const [yes, no] = [[churned], [stayed]]
  expect(ends({ [churned]: 2, [stayed]: 9 })).toEqual({ kind: 'bool', yes, no })
  expect(ends({ [churned]: 2, [stayed]: 9, [other]: 4 })).toEqual({
    ...{ kind: 'bool', yes, no },
    open: [other],
  })
})

test('what names only one of the two, or something else, tells nobody apart', () => {
  expect(ends({ Lead: 50, Customer: 30, 'Former Customer': 9 })).toBeUndefined()
  expect(ends({ Yes: 5, No: 20 })).toBeUndefined()
  expect(ends({ Lead: 50, Active: 9, Churned: 9 })).toBeUndefined()
  expect(ends({ Inactive: 50, Active: 9 })).toBeUndefined()
})
