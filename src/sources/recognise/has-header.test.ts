import { expect, test } from 'vitest'
import { hasHeader } from './has-header.ts'

const cells = (line: string): readonly string[] => line.split('|')

test.each([
  ['an address over addresses', 'Acme|info@acme.com', ['Bolt|hi@bolt.io']],
  ['a web address beside a word that names a field', 'Acme|Software|acme.com', ['B|Retail|b.io']],
  ['a date over dates', 'Acme|2024-03-01', ['Bolt|2024-04-01', 'Cord|']],
  ['a number over numbers, words without meaning', 'Acme|1,200', ['Bolt|85', 'Cord|12']],
  ['words met again below', 'Acme|Hanoi', ['Bolt|Hanoi', 'Cord|Hue', 'Dash|Hanoi']],
  ['one row alone', 'Acme|acme.com|info@acme.com', []],
])('a record: %s', (_, first, rows) => {
  expect(hasHeader(cells(first), rows.map(cells))).toBe(false)
})

test.each([
  ['words over addresses', 'Whom|Where to', ['Bolt|hi@bolt.io']],
  ['words that name fields', 'Company|City', ['Acme|Hanoi', 'Bolt|Hue']],
  ['words alone', 'Foo|Bar', ['Acme|Hanoi', 'Bolt|Hue']],
  ['years over amounts', 'Acme|2023|2024', ['Bolt|85|12', 'Cord|12|19']],
  ['months over amounts', 'Acme|1|2|3', ['Bolt|85|12|4', 'Cord|12|19|5']],
  ['days over amounts', 'Acme|2024-03-01|2024-03-02', ['Bolt|85|12', 'Cord|12|19']],
  ['names that look like addresses', 'account.id|account.name', ['7|Acme', '8|Bolt']],
  ['one row of names', 'Company name|Domain', []],
  ['names repeated below', 'Company|Thing', ['A|1', 'Company|Thing', 'B|2', 'Company|Thing']],
])('a header: %s', (_, first, rows) => {
  expect(hasHeader(cells(first), rows.map(cells))).toBe(true)
})
