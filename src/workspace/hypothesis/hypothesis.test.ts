import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { languages, translator } from '../../messages/index.ts'
import { scoreFiles } from '../score-files.ts'
import { hypothesisText, readHypothesis } from './hypothesis-file.ts'
import { hypothesisFrom, hypothesisTemplates, useHypothesis } from './index.ts'

const english = translator('en')
const call = { now: new Date('2026-06-30T12:00:00Z') }

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'northfit-hypothesis-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

it('has templates for at least twelve kinds of business, whole in every language, that can be edited', () => {
  expect(hypothesisTemplates(english).length).toBeGreaterThanOrEqual(12)
  for (const language of languages) {
    const speaker = translator(language)
    for (const { about, id, name } of hypothesisTemplates(speaker)) {
      const hypothesis = hypothesisFrom(id, speaker)
      const { needs, pains, roles, statements } = hypothesis
      const notes = statements.map(({ note }) => note ?? '')
      const said = [name, about, ...notes, ...(needs ?? []), ...(pains ?? []), ...(roles ?? [])]
      expect(said.filter((text) => text === '' || text.startsWith('template'))).toEqual([])
      expect(new Set(notes).size).toBe(statements.length)
      expect(statements.length).toBeGreaterThanOrEqual(5)
      expect([needs?.length, pains?.length]).toEqual([2, 2])
      expect(readHypothesis(hypothesisText(hypothesis, speaker), 'x.yaml')).toEqual(hypothesis)
    }
  }
})

it('reads YAML and JSON alike', () => {
  const json = '{"statements": [{"trait": "industry", "values": "Retail", "fit": "good"}]}'
  const yaml = 'statements:\n  - { trait: industry, values: [Retail], fit: good }\n'
  expect(readHypothesis(json, 'a.json')).toEqual(readHypothesis(yaml, 'a.yaml'))
})

it.each([
  ['statements:\n  - trait: industry\n    fit: good\n', 'statement', 2, '5'],
  ['statements:\n  - trait: x\n    values: [a]\n    fit: superb\n', 'field', 4, '10'],
  ['statements:\n  - { trait: x, values: [a], fit: good, luck: 3 }\n', 'field', 2, '47'],
  ['statements: [\n', 'unreadable', 2, '1'],
])('names the line and column of what is wrong: %j', (text, code, line, column) => {
  expect(() => readHypothesis(text, 'h.yaml')).toThrow(
    expect.objectContaining({
      code: `hypothesis.${code}`,
      place: expect.objectContaining({ file: 'h.yaml', line, column }),
    }),
  )
})

it('scores on day one, without any data, and says that it is an assumption', async () => {
  const used = await useHypothesis(folder, 'ecommerce_tech', {}, english, call)
  expect(used.written).toBe(path.join(folder, 'hypothesis.yaml'))
  expect(readFileSync(used.written ?? '', 'utf8')).toContain('fit: strong')
  const prospects = path.join(folder, 'prospects.csv')
  writeFileSync(
    prospects,
    'Company,Industry,Employees,Technologies\nAcme,Retail,120,Shopify;Klaviyo\nBolt,Construction,40,\n',
  )
  const { profile, ranked } = await scoreFiles(folder, [prospects], { limit: 9 }, call)
  expect(profile.verdict.reasons).toEqual(['hypothesis_only'])
  expect(ranked.map(({ account, score }) => [account.name, score.tier])).toEqual([
    ['Acme', 'best'],
    ['Bolt', 'bad'],
  ])
})

it('never overwrites a file that was edited', async () => {
  const out = path.join(folder, 'mine.yaml')
  await useHypothesis(folder, 'wholesale', { out }, english, call)
  await useHypothesis(folder, 'wholesale', { out }, english, call)
  writeFileSync(out, 'statements:\n  - { trait: industry, values: Retail, fit: good }\n')
  await expect(useHypothesis(folder, 'wholesale', { out }, english, call)).rejects.toMatchObject({
    code: 'hypothesis.file_exists',
  })
  const { profile } = await useHypothesis(folder, out, {}, english, call)
  expect(profile.card.traits.map(({ id }) => id)).toEqual(['account.industry'])
})
