import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { streamWhole, writeWhole } from './whole-file.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'northfit-whole-'))
afterAll(() => rmSync(folder, { recursive: true }))

it('leaves the old file whole and nothing beside it where writing fails', async () => {
  const file = path.join(folder, 'scores.csv')
  writeWhole(file, 'old')
  const failing = streamWhole(file, async (beside) => {
    writeFileSync(beside, 'ne')
    await Promise.reject(new Error('cut'))
  })
  await expect(failing).rejects.toThrow('cut')
  expect(readFileSync(file, 'utf8')).toBe('old')
  await streamWhole(file, async (beside) => writeFileSync(beside, 'new'))
  expect(readFileSync(file, 'utf8')).toBe('new')
  expect(readdirSync(folder)).toEqual(['scores.csv'])
})
