import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, expect, it, vi } from 'vitest'
import { runCli } from './run-cli.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'northfit-cli-'))
afterAll(() => rmSync(folder, { recursive: true }))
afterEach(() => vi.restoreAllMocks())

/** Runs a command line and gives what it said where, and its exit code. */
async function cli(...args: readonly string[]) {
  const said = { out: '', err: '' }
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    said.out += String(text)
    return true
  })
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said.err += String(text)
    return true
  })
  const config = { workspace: path.join(folder, 'none'), language: 'en' }
  const code = await runCli(args, config, new AbortController().signal)
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
  [['status', '--lang', 'xx'], 'en, vi, th, zh, fa'],
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
