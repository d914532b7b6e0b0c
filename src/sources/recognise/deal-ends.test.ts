import { expect, test } from 'vitest'
import { columnValues } from './column-values.ts'
import { dealEnds } from './deal-ends.ts'

const ends = (counts: Readonly<Record<string, number>>) =>
  dealEnds(columnValues(Object.entries(counts).map(([text, count]) => ({ text, count }))))

test.each<[string, string, string]>([
  ['Closed Won', 'Closed Lost', 'Open'],
  ['Thắng', 'Thua', 'Đang mở'],
  ['ชนะ', 'แพ้', 'กำลังดำเนินการ'],
  ['赢单', '输单', '进行中'],
  ['برنده', 'باخته', 'باز'],
])('%s and %s end a deal, %s does not', (won, lost, open) => {
  const yes = [won]
  const no = [lost]
  expect(ends({ [won]: 2, [lost]: 3, [open]: 20 })).toEqual({ kind: 'bool', yes, no, open: [open] })
  expect(ends({ [won]: 2, [lost]: 3 })).toEqual({ kind: 'bool', yes, no })
})

test.each<[string, string, string]>([
  ['Kết thúc thành công', 'Không thành công', 'Báo giá'],
  ['ปิดการขายได้', 'ปิดการขายไม่ได้', 'รอตัดสินใจ'],
  ['خرید کرد', 'بازنده', 'در حال مذاکره'],
  ['已中标', '未中标', '方案报价'],
  ['Gewonnen', 'Abgelehnt', 'Termin vereinbart'],
  ['Fermé gagné', 'Fermé perdu', 'Contrat envoyé'],
])(
  '%s and %s end a deal also where stages such as %s have names of their own',
  (won, lost, other) => {
    const open = [other]
    expect(ends({ [won]: 2, [lost]: 3, [other]: 4 })).toMatchObject({
      yes: [won],
      no: [lost],
      open,
    })
  },
)

test('a lifecycle with a lost stage, or one way to end, is none', () => {
  expect(ends({ Lead: 50, Customer: 30, Won: 2, Lost: 10 })).toBeUndefined()
  expect(ends({ Active: 50, Churned: 30 })).toBeUndefined()
  expect(ends({})).toBeUndefined()
})
