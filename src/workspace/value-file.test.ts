import { expect, it } from 'vitest'
import { defaultValueDefinition } from '../domain/index.ts'
import { readValueFile } from './value-file.ts'

it('reads an empty file as the defaults, and keeps the default of what is left out', () => {
  expect(readValueFile('', 'value.yaml')).toEqual(defaultValueDefinition)
  const read = readValueFile(
    'criteria:\n  net_profit: { weight: 50 }\npins:\n  - account: acme.com\n    reason: Reference\ncut: { share: 0.1 }\n',
    'value.yaml',
  )
  expect(read.criteria.net_profit).toEqual({ weight: 50, direction: 'more' })
  expect(read.criteria.tickets).toEqual({ weight: 3, direction: 'less' })
  expect(read.pins).toEqual([{ account: 'acme.com', reason: 'Reference' }])
  expect(read.cut).toEqual({ share: 0.1 })
})

it.each([
  ['criteria:\n  referrals:\n    weight: many\n', 'value.field', 'criteria.referrals.weight', 3],
  ['cut: suggested\n\ncriteria:\n  charm: { weight: 3 }\n', 'value.field', 'criteria.charm', 4],
  ['pins:\n  - account: a\n    reason: b\n  - account: c\n', 'value.field', 'pins.1.reason', 4],
  ['criteria: [\n\n', 'value.unreadable', undefined, 3],
])('names the line and field of what is wrong: %j', (text, code, field, line) => {
  expect(() => readValueFile(text, 'value.yaml')).toThrow(
    expect.objectContaining({
      code,
      place: { file: 'value.yaml', line, ...(field === undefined ? {} : { field }) },
    }),
  )
})
