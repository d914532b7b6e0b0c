import { expect, it } from 'vitest'
import { growthWord } from './growth-words.ts'
import { stateWord } from './state-words.ts'

it('knows headers that tell how a deal stands, in five languages, and no others', () => {
  const telling = [
    'Last Notable Activity',
    'lead_status',
    'Tags',
    'Cancellation Reason',
    'LastLogin',
    'Trạng thái',
    'สถานะลีด',
    '客户状态',
    'وضعیت سرنخ',
  ]
  const honest = [
    'Industry',
    'Employees',
    'Lead Source',
    'Vantage',
    'Contract',
    'Ngành nghề',
    'อุตสาหกรรม',
    '行业',
    'صنعت',
  ]
  expect(telling.filter((header) => !stateWord(header))).toEqual([])
  expect(honest.filter(stateWord)).toEqual([])
})

it('knows headers of what grows while a customer stays', () => {
  const growing = [
    'tenure',
    'TotalCharges',
    'Months_on_book',
    'Tổng chi tiêu',
    'ยอดซื้อสะสม',
    '累计消费',
    'مدت اشتراک',
  ]
  const steady = [
    'MonthlyCharges',
    'Total employees',
    'Seats',
    'Vốn điều lệ',
    'จำนวนพนักงาน',
    '员工总数',
    'تعداد کارکنان',
  ]
  expect(growing.filter((header) => !growthWord(header))).toEqual([])
  expect(steady.filter(growthWord)).toEqual([])
})
