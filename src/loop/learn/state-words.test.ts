import { expect, it } from 'vitest'
import { stateWord } from './state-words.ts'

it('knows headers that tell how a deal stands, in five languages, and no others', () => {
  const telling = [
    'Last Notable Activity',
    'lead_status',
    'Tags',
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
    'Ngành nghề',
    'อุตสาหกรรม',
    '行业',
    'صنعت',
  ]
  expect(telling.filter((header) => !stateWord(header))).toEqual([])
  expect(honest.filter(stateWord)).toEqual([])
})
