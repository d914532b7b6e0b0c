import { afterEach, expect, it, vi } from 'vitest'
import { Fault } from '../domain/index.ts'
import { languages, translator } from '../messages/index.ts'
import { faultText } from '../workspace/index.ts'
import { showFailure } from './show-failure.ts'

const english = translator('en')

function said(error: unknown, json = false) {
  const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  const code = showFailure(error, english, json)
  return { code, text: String(write.mock.calls[0]?.[0]) }
}

afterEach(() => vi.restoreAllMocks())

const system = (code: string, path: string) =>
  Object.assign(new Error(`${code}: open '${path}'`), { code, path })

it.each(['EACCES', 'EROFS', 'ENOSPC', 'ENOTDIR', 'EEXIST', 'EISDIR'])(
  'says in a sentence what a user can mend about the disk: %s',
  (code) => {
    const { code: exit, text } = said(system(code, 'some/where'))
    expect(exit).toBe(1)
    expect(text).not.toMatch(/system\.|EACCES|open '/)
    for (const language of languages)
      expect(
        faultText(new Fault('system.is_folder', { path: 'x' }), translator(language)),
      ).toContain('x')
  },
)

it.each([
  ['IO Error: Could not write file: No space left on device', 'disk is full'],
  [
    'Failed to commit: Cannot open file "a/store.duckdb.wal": Permission denied',
    'store.duckdb.wal',
  ],
])('knows the disk by the words of the engine: %s', (message, expected) => {
  expect(said(new Error(message))).toEqual({ code: 1, text: expect.stringContaining(expected) })
})

it('names a file as it will be called', () => {
  expect(said(system('EACCES', 'out/report.html.4711.part')).text).toMatch(/^out\/report\.html may/)
})

it('names a folder that the system will not make', () => {
  const refused = Object.assign(system('ENOENT', '/proc/x'), { syscall: 'mkdir' })
  expect(said(refused)).toEqual({ code: 1, text: expect.stringContaining('/proc/x') })
})

it('names the place once', () => {
  const fault = new Fault('store.damaged', {}, { file: 'a/store.duckdb' })
  expect(faultText(fault, english).match(/a\/store\.duckdb/g)).toHaveLength(1)
  const field = new Fault('value.field', { problem: 'bad' }, { file: 'value.yaml', line: 3 })
  expect(faultText(field, english)).toMatch(/^value\.yaml:3: /)
})

it('gives programs the code and facts of a fault', () => {
  const { text } = said(new Fault('cli.language', { asked: 'xx', known: 'en' }), true)
  expect(JSON.parse(text)).toMatchObject({
    error: { code: 'cli.language', facts: { asked: 'xx' } },
  })
})

it.each([
  [new Error('boom'), 'our_fault', 2],
  [new DOMException('interrupted', 'AbortError'), 'stopped', 130],
])('gives programs JSON whatever went wrong: %s', (error, code, exit) => {
  const { code: given, text } = said(error, true)
  expect(given).toBe(exit)
  expect(JSON.parse(text)).toMatchObject({ error: { code } })
})

it('tells our faults and interruptions apart, and a code without a sentence breaks nothing', () => {
  expect(said(new Error('boom'))).toMatchObject({ code: 2, text: expect.stringContaining('boom') })
  expect(said(new DOMException('interrupted', 'AbortError')).code).toBe(130)
  expect(said(new Fault('no.such_code', { a: 1 })).code).toBe(1)
})
