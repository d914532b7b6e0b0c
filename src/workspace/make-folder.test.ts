import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { makeFolder } from './make-folder.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'northfit-folders-'))
afterAll(() => rmSync(folder, { recursive: true }))

it('makes a folder with those above it, and leaves one that is there', () => {
  const deep = path.join(folder, 'a', 'b', 'c')
  makeFolder(deep)
  makeFolder(deep)
  expect(statSync(deep).isDirectory()).toBe(true)
})

it('takes no file for a folder', () => {
  const file = path.join(folder, 'file')
  writeFileSync(file, '')
  expect(() => makeFolder(file)).toThrow(/EEXIST/)
  expect(() => makeFolder(path.join(file, 'below'))).toThrow(/ENOTDIR|EEXIST/)
})

it.skipIf(!existsSync('/proc/self'))('returns where the system makes no folders', () => {
  expect(() => makeFolder('/proc/northfit/below')).toThrow(/ENOENT|EACCES/)
})
