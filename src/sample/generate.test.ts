import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { Fault } from '../domain/index.ts'
import { generateSample, layouts, type SampleOptions, sampleTruthSchema } from './index.ts'

const usual: SampleOptions = {
  accounts: 400,
  seed: 11,
  layout: 'hubspot',
  signal: 'planted',
  locale: 'clean',
  asOf: '2026-06-30',
}

async function generate(options: Partial<SampleOptions> = {}) {
  const files = new Map<string, string>()
  const truth = await generateSample(
    { ...usual, ...options },
    {
      async write(file, text) {
        files.set(file, (files.get(file) ?? '') + text)
      },
    },
  )
  const hash = createHash('sha256')
  for (const [name, text] of files) hash.update(name).update(text)
  return { files, truth, hash: hash.update(JSON.stringify(truth)).digest('hex') }
}

describe.each(layouts)('%s', (layout) => {
  test('the same seed gives the same bytes, another seed others', async () => {
    const { hash } = await generate({ layout })
    expect((await generate({ layout })).hash).toBe(hash)
    expect((await generate({ layout, seed: 12 })).hash).not.toBe(hash)
  })

  test('the truth is valid and names columns that are there', async () => {
    const { files, truth } = await generate({ layout })
    expect(sampleTruthSchema.parse(truth)).toEqual(truth)
    expect(Object.keys(truth.rows).sort()).toEqual([...files.keys()].sort())
    for (const { file, column } of truth.traits) {
      expect(headerOf(files.get(file) ?? '')).toContain(column)
    }
    expect(
      truth.traits.filter((trait) => trait.role === 'noise' && trait.key !== 'owner').length,
    ).toBe(30)
    expect(truth.traits.filter((trait) => trait.role === 'leak').length).toBe(2)
  })

  test('dirty and clean tell of the same accounts', async () => {
    const clean = await generate({ layout })
    const dirty = await generate({ layout, locale: 'dirty' })
    expect(dirty.truth.accounts).toEqual(clean.truth.accounts)
    expect(dirty.truth.rows).toEqual(clean.truth.rows)
  })
})

test('the layouts tell of the same companies, deals and invoices', async () => {
  const samples = await Promise.all(layouts.map((layout) => generate({ layout })))
  const [first] = samples
  for (const { files, truth } of samples) {
    expect(truth.accounts).toEqual(first?.truth.accounts)
    for (const name of ['technologies.csv', 'usage.csv', 'costs.csv', 'satisfaction.csv']) {
      expect(files.get(name)).toBe(first?.files.get(name))
    }
  }
})

test('fewer than twelve rows an account', async () => {
  for (const layout of layouts) {
    const { truth } = await generate({ layout, accounts: 2000 })
    const rows = Object.values(truth.rows).reduce((sum, count) => sum + count, 0)
    expect(rows / 2000).toBeLessThan(12)
  }
})

test.each([
  [{ accounts: 299 }, 'accounts'],
  [{ accounts: 10_000_001 }, 'accounts'],
  [{ seed: -1 }, 'seed'],
  [{ asOf: '30/06/2026' }, 'asOf'],
])('%j is refused', async (wrong, option) => {
  const refused = await generate(wrong).catch((error: unknown) => error)
  expect(refused).toBeInstanceOf(Fault)
  expect(refused).toMatchObject({ code: 'sample.bad_option', facts: { option } })
})

function headerOf(text: string): readonly string[] {
  const line = text.slice(0, text.indexOf('\n'))
  return [...line.matchAll(/"((?:[^"]|"")*)"|([^,]+)/g)].map(([, quoted, plain]) =>
    quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'),
  )
}
