import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { readProfile, scoreAccount } from '../domain/index.ts'
import { recordReader } from './record-reader.ts'
import { scoreFiles } from './score-files.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'northfit-record-'))
afterAll(() => rmSync(folder, { recursive: true }))

const file = path.join(import.meta.dirname, '../../docs/profile.example.json')
const profile = readProfile(readFileSync(file, 'utf8'), file)

it.each([
  ['HubSpot', 'Number of Employees', 'Industry'],
  ['Salesforce', 'NumberOfEmployees', 'Industry'],
  ['Vietnamese', 'Số nhân viên', 'Ngành nghề'],
  ['Thai', 'จำนวนพนักงาน', 'อุตสาหกรรม'],
  ['Chinese', '员工人数', '行业'],
  ['Persian', 'تعداد کارکنان', 'صنعت'],
])('reads a record under %s headers as a file with them is read', async (name, ...headers) => {
  const cells = ['1,200', 'Retail']
  const csv = path.join(folder, `${name}.csv`)
  const line = ['Acme', ...cells].map((cell) => `"${cell}"`).join(',')
  writeFileSync(csv, `Company,${headers.join(',')}\n${line}\n`)
  const now = new Date('2026-06-30T12:00:00Z')
  const { ranked } = await scoreFiles('no workspace', [csv], { profile: file, limit: 1 }, { now })
  const reader = recordReader(profile, headers)
  const score = scoreAccount(profile, reader.values(cells, '2026-06-30'))
  expect(score).toEqual(ranked[0]?.score)
  expect([score.known, reader.unused]).toEqual([1, []])
})

it('goes by our own names before those of any CRM, and names what nobody asks for', () => {
  const { unused, values } = recordReader(profile, ['employees', 'account.industry', 'Luck'])
  expect(values([30, 'Retail', 3], '2026-06-30')).toEqual({
    'account.employees': 30,
    'account.industry': 'Retail',
  })
  expect(unused).toEqual(['Luck'])
})
