import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, expect, it, vi } from 'vitest'
import { runCli } from './run-cli.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'northfit-cli-'))
afterAll(() => rmSync(folder, { recursive: true }))
afterEach(() => vi.restoreAllMocks())

const commandNames = [
  ...['demo', 'sample', 'import', 'import list', 'import undo', 'status', 'best', 'traits'],
  ...['learn', 'hypothesis', 'hypothesis templates', 'hypothesis show', 'hypothesis use'],
  ...['hypothesis check', 'profile', 'profile show', 'profile diff', 'score', 'explain'],
  ...['lookalikes', 'replay', 'report'],
]

const cli = (...args: readonly string[]) => run(args, new AbortController().signal)

const stopped = (...args: readonly string[]) =>
  run(args, AbortSignal.abort(new DOMException('interrupted', 'AbortError')))

async function onTerminal<T>(work: () => Promise<T>): Promise<T> {
  const { isTTY } = process.stdout
  process.stdout.isTTY = true
  try {
    return await work()
  } finally {
    process.stdout.isTTY = isTTY
  }
}

/** Runs a command line and gives what it said where, and its exit code. */
async function run(args: readonly string[], signal: AbortSignal) {
  const said = { out: '', err: '' }
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    said.out += String(text)
    return true
  })
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said.err += String(text)
    return true
  })
  const config = {
    workspace: path.join(folder, 'none'),
    language: 'en',
    threads: '',
    variable: () => undefined,
  }
  const code = await runCli(args, config, signal)
  vi.restoreAllMocks()
  return { code, ...said }
}

it('shows the help where nothing is asked, and the version', async () => {
  const help = await cli()
  expect(help).toMatchObject({ code: 0, err: '' })
  for (const command of ['demo', 'import', 'learn', 'score', 'report'])
    expect(help.out).toContain(`  ${command} `)
  expect(await cli('--version')).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
  })
  expect((await cli('learn', '--help')).out).toContain('--workspace')
})

it.each([
  ['vi', 'Cách dùng:', 'Có phải bạn muốn dùng --capacity?'],
  ['th', 'วิธีใช้:', 'คุณหมายถึง --capacity'],
  ['zh', '用法：', '您是不是想输入 --capacity'],
  ['fa', 'روش استفاده:', 'آیا منظورتان \u200e--capacity بود؟'],
])('helps and corrects in %s without a word of English', async (language, usage, suggestion) => {
  for (const command of [[], ...commandNames.map((name) => name.split(' '))]) {
    const { code, out } = await cli(...command, '--help', '--lang', language)
    expect(code).toBe(0)
    expect(out).toContain(usage)
    expect(out).not.toMatch(/Usage|Options|Commands|default|choices|<[a-z]{3,}>(?<!<crm>)|cli\./)
  }
  const { code, err } = await cli('learn', '--capcity', '3', '--lang', language)
  expect(code).toBe(1)
  expect(err).toContain(suggestion)
  expect(err).not.toMatch(/error|unknown|option/)
})

it('sets Persian apart from what is typed, on a terminal only', async () => {
  const piped = await cli('learn', '--help', '--lang', 'fa')
  expect(piped.out).not.toMatch(/[\u2066-\u2069]/)
  const shown = await onTerminal(() => cli('learn', '--help', '--lang', 'fa'))
  expect(shown.out).toContain('\u2066--max-traits <عدد>\u2069\n')
  for (const line of shown.out.split('\n').filter((text) => text.includes('\u2067')))
    expect(line.trim()).toMatch(/^\u2067.*\u2069$/)
})

it('tells programs in JSON what was wrong', async () => {
  for (const args of [
    ['lern'],
    ['learn', '--capcity'],
    ['sample'],
    [],
    ['profile'],
    ['--lang', 'xx'],
  ]) {
    const { code, out, err } = await cli(...args, '--json')
    expect({ code, out }, args.join(' ')).toEqual({ code: 1, out: '' })
    expect(JSON.parse(err).error).toMatchObject({ code: expect.stringMatching(/^cli\./) })
  }
})

it('does not start what was stopped while it loaded', async () => {
  const { code, out, err } = await stopped('status')
  expect({ code, out }).toEqual({ code: 130, out: '' })
  expect(err).toContain('Stopped')
})

it('suggests the command or option that was meant', async () => {
  expect(await cli('lern')).toMatchObject({ code: 1, err: expect.stringContaining('learn') })
  expect(await cli('learn', '--capcity', '3')).toMatchObject({
    code: 1,
    err: expect.stringContaining('--capacity'),
  })
})

it.each([
  [['status'], 'northfit import FILE'],
  [['learn', '--capacity', 'many'], '--capacity'],
  [['import'], 'northfit import *.csv'],
  [['explain'], '--trait'],
  [['status', '--lang', 'xx'], 'en, vi, th, zh and fa'],
])('says in a sentence what to do: %j', async (args, sentence) => {
  const { code, out, err } = await cli(...args)
  expect(code).toBe(1)
  expect(out).toBe('')
  expect(err).toContain(sentence)
})

it('does not take a file for a workspace', async () => {
  const file = path.join(folder, 'file')
  writeFileSync(file, 'a,b\n1,2\n')
  const { code, err } = await cli('import', file, '-w', file)
  expect(code).toBe(1)
  expect(err).toContain('Choose another folder')
})
