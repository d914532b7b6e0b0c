import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const page = readFileSync('docs/security/asvs.md', 'utf8')
const judgements = ['met', 'met by setting', 'does not apply', 'not yet'] as const
const rows = [
  ...page.matchAll(/^\| v5\.0\.0-(\S+) \| ([12]) \| [^|]+ \| ([a-z ]+): [^|]+ \|$/gm),
].map(([, id = '', level = '', judgement = '']) => ({ id, level, judgement }))
const linesOf = (level: string, judgement?: string) =>
  rows.filter((row) => row.level === level && (judgement ?? row.judgement) === row.judgement).length

test('has all 70 requirements of level 1 and 183 of level 2, each once', () => {
  expect(linesOf('1')).toBe(70)
  expect(linesOf('2')).toBe(183)
  expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length)
  expect(page.match(/^\| v5/gm)?.length).toBe(rows.length)
})

test.each(judgements)('counts at the top what is %s', (judgement) => {
  const one = linesOf('1', judgement)
  const two = linesOf('2', judgement)
  expect(page).toContain(`| ${judgement} | ${one} | ${two} | ${one + two} |`)
})

test('names only files that are there', () => {
  const named = [...page.matchAll(/`((?:src|test|docs|deploy)\/[^`]+|[\w-]+\.(?:json|md))`/g)]
  expect(named.length).toBeGreaterThan(100)
  expect(named.map(([, file = '']) => file).filter((file) => !existsSync(file))).toEqual([])
})
