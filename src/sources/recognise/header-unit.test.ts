import { expect, test } from 'vitest'
import { unitOf, withoutUnit } from './header-unit.ts'

test.each([
  ['Revenue (k USD)', 1e3],
  ['Revenue (USD m)', 1e6],
  ['Revenue (USD, thousands)', 1e3],
  ["Revenue ('000)", 1e3],
  ['Revenue in millions', 1e6],
  ['annual_revenue_musd', 1e6],
  ['Revenue USD million', 1e6],
  ['Umsatz in Mio', 1e6],
  ['Umsatz in Mio. EUR', 1e6],
  ['Umsatz (TEUR)', 1],
  ['doanh thu (triệu đồng)', 1e6],
  ['Doanh thu (tỷ VNĐ)', 1e9],
  ['Doanh thu triệu đồng', 1e6],
  ['营收（万元）', 1e4],
  ['营收万元', 1e4],
  ['年收入（百万美元）', 1e6],
  ['营业额亿元', 1e8],
  ['รายได้ (ล้านบาท)', 1e6],
  ['รายได้พันล้านบาท', 1e9],
  ['درآمد (میلیون تومان)', 1e6],
  ['درآمد به میلیارد ریال', 1e9],
  ['Revenue', 1],
  ['Amount (b2b)', 1],
  ['Deal amount', 1],
  ['Grade K', 1],
  ['Amount tr', 1],
  ['Amount in m', 1e6],
])('%s', (header, unit) => {
  expect(unitOf(header)).toBe(unit)
})

test('the words before the unit name the column', () => {
  expect(withoutUnit('Doanh thu (triệu đồng)').trim()).toBe('Doanh thu')
})
