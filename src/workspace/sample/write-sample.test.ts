import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { generateSample, type SampleOptions, sampleTruthSchema } from '../../sample/index.ts'
import { writeSample } from './index.ts'

const small: SampleOptions = {
  accounts: 2000,
  seed: 3,
  layout: 'hubspot',
  signal: 'planted',
  locale: 'clean',
  asOf: '2026-06-30',
}

let folder = ''

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'northfit-sample-'))
})

afterEach(async () => {
  await rm(folder, { recursive: true })
})

test('writes whole files, the truth beside them, and says how far it is', async () => {
  const shares: number[] = []
  const into = path.join(folder, 'deeper', 'still')
  const { files, truth } = await writeSample(into, small, {
    progress: (share) => shares.push(share),
  })
  expect((await readdir(into)).sort()).toEqual(
    [...files.map((file) => path.basename(file)), 'truth.json'].sort(),
  )
  for (const file of files) {
    const text = await readFile(file, 'utf8')
    // Quoted comments have line breaks of their own: count the rows only where there are none.
    if (!text.includes('"'))
      expect(text.split('\n').length - 2).toBe(truth.rows[path.basename(file)])
  }
  const written: unknown = JSON.parse(await readFile(path.join(into, 'truth.json'), 'utf8'))
  expect(sampleTruthSchema.parse(written)).toEqual(truth)
  expect(shares.at(-1)).toBe(1)
  expect(shares).toEqual([...shares].sort((one, other) => one - other))
})

test('cancelled: no file with a final name, nothing left behind', async () => {
  const stop = new AbortController()
  const cancelled = writeSample(
    folder,
    { ...small, accounts: 50_000 },
    {
      signal: stop.signal,
      progress: (share) => {
        if (share > 0.1) stop.abort()
      },
    },
  )
  await expect(cancelled).rejects.toThrow('abort')
  expect(await readdir(folder)).toEqual([])
})

test('a sample is replaced, also by one of another layout and after a killed run', async () => {
  await writeSample(folder, small)
  await writeFile(path.join(folder, 'invoices.csv.part'), 'half a li')
  const { files } = await writeSample(folder, { ...small, layout: 'pipedrive' })
  expect((await readdir(folder)).sort()).toEqual(
    [...files.map((file) => path.basename(file)), 'truth.json'].sort(),
  )
})

test('a folder with something else in it is left alone', async () => {
  await writeFile(path.join(folder, 'our customers.csv'), 'name\n')
  await expect(writeSample(folder, small)).rejects.toMatchObject({
    code: 'sample.folder_in_use',
    facts: { found: 'our customers.csv' },
  })
  expect(await readdir(folder)).toEqual(['our customers.csv'])
})

test('a file where the folder should be stays', async () => {
  const file = path.join(folder, 'file')
  await writeFile(file, '')
  await expect(writeSample(file, small)).rejects.toMatchObject({ code: 'ENOTDIR' })
})

test('memory does not grow with the number of accounts', async () => {
  setFlagsFromString('--expose-gc')
  const collect: unknown = runInNewContext('gc')
  if (typeof collect !== 'function') throw new Error('no garbage collector to call')
  const heap: number[] = []
  let next = 0.1
  await generateSample(
    { ...small, accounts: 60_000 },
    {
      write: () => Promise.resolve(),
      progress: (share) => {
        if (share < next) return
        next += 0.4
        collect()
        heap.push(process.memoryUsage().heapUsed)
      },
    },
  )
  const [early = 0, , late = Number.POSITIVE_INFINITY] = heap
  expect(late - early).toBeLessThan(4_000_000)
})
