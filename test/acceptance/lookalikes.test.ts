import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { bestCustomers, lookalikesIn } from '../../src/index.ts'
import { northfit } from './northfit.ts'
import { call, type SampleWorkspace, sampleWorkspace } from './sample-workspace.ts'
import { temporaryFolder } from './temporary-folder.ts'

const folder = temporaryFolder()
let sample: SampleWorkspace

beforeAll(async () => {
  sample = await sampleWorkspace(folder, { accounts: 2000 })
}, 300_000)

test('the best customers lead to what makes them best, and would have been found', async () => {
  const { found } = await lookalikesIn(sample.workspace, { limit: 50 }, call)
  expect(found.verdict).toBe('proven')
  expect(found.check.together.auc.value).toBeGreaterThan(found.check.cosine.auc.value)
  const telling = found.traits.slice(0, 3).map(({ trait }) => trait.id)
  expect(telling).toContain('account.industry')
  expect(telling).toContain('account.employees')
  expect(found.traits.map(({ trait }) => trait.group)).not.toContain('behavioural')
  expect(found.accounts.every(({ customer }) => !customer)).toBe(true)
  expect(await lookalikesIn(sample.workspace, { limit: 50 }, call)).toEqual({ found })
})

test('examples come from a file, the list goes to one, and a slip is told with what was meant', async () => {
  const { value } = await bestCustomers(sample.workspace, {}, call)
  const names = value.top.slice(0, 6).map(({ domain, name }) => domain ?? name ?? '')
  const [list, out] = [join(folder, 'examples.csv'), join(folder, 'out.csv')]
  writeFileSync(list, ['Domain;Why', ...names.map((name) => `${name};good`)].join('\r\n'))
  const asked = ['lookalikes', '-w', sample.workspace, '--file', list, '--out', out, '--details']
  const said = await northfit([...asked, '--limit', '3', '--lang', 'en'], folder)
  expect(said.out).toMatch(/^6 examples: /)
  expect(said.out).toContain('plain cosine similarity')
  expect(readFileSync(out, 'utf8').trim().split('\n')).toHaveLength(4)

  const slip = (names[0] ?? '').replace(/^(..)(.)/, '$1')
  const wrong = await northfit(['lookalikes', slip, '-w', sample.workspace, '--lang', 'en'], folder)
  expect(wrong.code).toBe(1)
  expect(wrong.err).toContain(names[0])
})
