import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { learnProfile, segmentsIn } from '../../src/workspace/index.ts'
import { plantedFound } from '../planted-segments.ts'
import { northfit } from './northfit.ts'
import { call, type SampleWorkspace, sampleWorkspace } from './sample-workspace.ts'
import { temporaryFolder } from './temporary-folder.ts'

const folder = temporaryFolder()
let sample: SampleWorkspace

beforeAll(async () => {
  sample = await sampleWorkspace(folder, { accounts: 6000, seed: 203 })
  await learnProfile(sample.workspace, { name: 'Segments', maxPairs: 0 }, call)
}, 400_000)

test('planted segments are found, and scores and explanations say who is in them', async () => {
  const { list } = await segmentsIn(sample.workspace, { bootstraps: 20 }, call)
  expect(list).toMatchObject({ outcome: 'best', negative: false })
  expect(list.decided).toBeGreaterThan(list.good * 10)
  expect(plantedFound(sample.truth.segments, list.segments)).toContain('mid_size_shops')
  expect(list.overlap).toBeLessThan(0.3)
  const industries = list.segments.flatMap(({ conditions }) =>
    conditions.flatMap(({ trait, when }) =>
      trait.id === 'account.industry' && 'values' in when ? when.values : [],
    ),
  )
  const planted = ['Retail & E-commerce', 'Logistics and Supply Chain', 'Hospital & Health Care']
  expect(industries.length).toBeGreaterThan(1)
  for (const industry of industries) expect(planted).toContain(industry)

  const out = join(folder, 'scores.csv')
  const asked = ['score', '-w', sample.workspace, '--everyone', '--out', out]
  const scored = JSON.parse((await northfit([...asked, '--json', '--limit', '6000'], folder)).out)
  const inside = scored.ranked.filter((one: { segments: unknown[] }) => one.segments.length > 0)
  const listed = list.segments.reduce((sum, { market }) => sum + market, 0)
  const memberships = inside.flatMap((one: { segments: unknown[] }) => one.segments)
  expect(memberships).toHaveLength(listed)
  const [head, ...lines] = readFileSync(out, 'utf8').trim().split(/\r?\n/)
  expect(head?.endsWith(',for,against,segments,avoid')).toBe(true)
  expect(lines.filter((line) => line.includes('1. Industry: Retail'))).toHaveLength(
    list.segments[0]?.market ?? 0,
  )

  const { account } = inside[0]
  const explained = await northfit(['explain', account.id, '-w', sample.workspace], folder)
  expect(explained.out).toMatch(/In segment \d: Industry/)
}, 400_000)
