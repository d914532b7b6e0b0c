import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Finished, northfit, northfits } from './northfit.ts'
import { type SampleWorkspace, sampleWorkspace } from './sample-workspace.ts'
import { temporaryFolder } from './temporary-folder.ts'

const folder = temporaryFolder()
let sample: SampleWorkspace

beforeAll(async () => {
  sample = await sampleWorkspace(folder, { accounts: 1000 })
  const { code } = await northfit(['-w', sample.workspace, 'learn'], folder)
  expect(code).toBe(0)
  writeFileSync(join(folder, 'text.csv'), 'nothing here\nis a table of anybody\n')
  writeFileSync(join(folder, 'broken.json'), '{ "format": ')
  mkdirSync(join(folder, 'folder.csv'))
}, 300_000)

const everyCommand = [
  ['import', 'list'],
  ['status'],
  ['best', '--sensitivity'],
  ['traits'],
  ['traits', '--question', 'best', '--all'],
  ['traits', '--question', 'market'],
  ['learn'],
  ['profile', 'show'],
  ['score'],
  ['report', '--out', 'report'],
]

describe('each command', () => {
  test.each(everyCommand)('northfit %s %s', async (...args) => {
    const asked = args.filter((arg) => arg !== undefined)
    const spoken = await northfit(['-w', sample.workspace, ...asked], folder)
    // Piped, so no bar: what is not the answer is silence.
    expect(spoken).toMatchObject({ code: 0, err: '' })
    expect(spoken.out).not.toMatch(/undefined|NaN|\[object|cli\.|\{[a-z]+[,}]/)
    const data = await northfit(['-w', sample.workspace, ...asked, '--json'], folder)
    expect(data).toMatchObject({ code: 0, err: '' })
    expect(JSON.parse(data.out)).toBeTypeOf('object')
  })

  test('northfit explain, for a trait of the card and for an account', async () => {
    const shown = await northfit(['-w', sample.workspace, 'profile', 'show', '--json'], folder)
    const [trait] = JSON.parse(shown.out).card.traits
    const scored = await northfit(['-w', sample.workspace, 'score', '--json'], folder)
    const { domain } = JSON.parse(scored.out).ranked[0].account
    for (const asked of [['--trait', trait.id], [domain]]) {
      const spoken = await northfit(['-w', sample.workspace, 'explain', ...asked], folder)
      expect(spoken).toMatchObject({ code: 0, err: '' })
      expect(spoken.out).toContain('hubspot-crm-exports-all-companies')
      const data = await northfit(['-w', sample.workspace, 'explain', ...asked, '--json'], folder)
      expect(JSON.parse(data.out)).toBeTypeOf('object')
    }
  })

  test('sample, import, undo and profile diff speak JSON too', async () => {
    const asked = async (...args: string[]): Promise<Record<string, unknown>> => {
      const { code, out, err } = await northfit([...args, '--json', '-w', 'another'], folder)
      expect({ code, err }, args.join(' ')).toEqual({ code: 0, err: '' })
      return JSON.parse(out)
    }
    const { files } = await asked('sample', 'small', '--accounts', '300')
    if (!Array.isArray(files)) throw new Error('a sample names its files')
    const [some = ''] = files.map(String).filter((file) => file.includes('companies'))
    expect(await asked('import', some, '--dry-run')).toHaveLength(1)
    const { id } = await asked('import', some)
    expect(await asked('import', 'undo', String(id))).toMatchObject({ id })
    const { id: profile } = JSON.parse(
      (await northfit(['-w', sample.workspace, 'learn', '--json'], folder)).out,
    )
    const { difference } = JSON.parse(
      (await northfit(['-w', sample.workspace, 'profile', 'diff', profile, '--json'], folder)).out,
    )
    expect(difference).toMatchObject({ same: true })
  })

  test('--help says what each is for', async () => {
    const named = [
      'sample',
      'import',
      'import undo',
      'status',
      'best',
      'traits',
      'learn',
      'profile',
    ]
    const rest = ['profile show', 'profile diff', 'score', 'explain', 'replay', 'report', 'demo']
    const lines = [...named, ...rest].map((command) => [...command.split(' '), '--help'])
    const finished = await northfits(lines, folder)
    for (const [at, { code, out, err }] of finished.entries()) {
      expect({ code, err }, lines[at]?.join(' ')).toEqual({ code: 0, err: '' })
      expect(out).toContain('Usage: northfit')
      expect(out).not.toMatch(/cli\./)
    }
    expect(finished).toHaveLength(lines.length)
  })
})

const mistakes: readonly (readonly [string, readonly string[], RegExp])[] = [
  ['no workspace: import list', ['-w', 'none', 'import', 'list'], /no workspace in none/],
  ['no workspace: import undo', ['-w', 'none', 'import', 'undo', 'abc'], /no workspace in none/],
  ['no workspace: profile', ['-w', 'none', 'profile', 'show'], /northfit learn/],
  ['an unknown command', ['improt'], /no command improt\. Did you mean import\?/],
  [
    'an unknown option',
    ['learn', '--capasity', '9'],
    /no option --capasity\. Did you mean --capacity\?/,
  ],
  [
    'an unknown choice',
    ['traits', '--question', 'why'],
    /one of auto, won, retained, best and market/,
  ],
  ['an argument missing', ['sample'], /northfit sample needs one thing more: folder/],
  ['a value missing', ['learn', '--name'], /--name needs a value/],
  ['an argument too many', ['status', 'now'], /northfit status does not know .* now/],
  ['a number out of range', ['learn', '--max-traits', '0'], /from 1 to 50/],
  ['an unknown language', ['--lang', 'xx', 'status'], /en, .*fa/],
  ['no file named', ['import'], /Name the files/],
  ['no such file', ['-w', 'fresh-1', 'import', 'missing.csv'], /missing\.csv/],
  ['a folder', ['-w', 'fresh-2', 'import', 'folder.csv'], /is a folder/],
  ['no such mapping', ['-w', 'fresh-3', 'import', 'text.csv', '--mapping', 'm.yaml'], /m\.yaml/],
  ['a profile that is none', ['score', '--profile', 'broken.json', 'text.csv'], /broken\.json/],
  ['no such profile', ['profile', 'show', 'abc'], /abc/],
]

describe('a mistake is one sentence and exit code 1', () => {
  const expectOneSentence = ({ code, out, err }: Finished, what: string) => {
    expect({ code, out }, `${what}: ${err}`).toEqual({ code: 1, out: '' })
    expect(err).not.toMatch(/^\s+at |node:|\.ts:\d|undefined|fault\./m)
    expect(err.trim().split('\n')).toHaveLength(1)
  }

  describe('without data', () => {
    let finished: readonly Finished[]
    beforeAll(async () => {
      const lines = mistakes.map(([, args]) => args)
      finished = await northfits(lines, folder)
    })

    test.each(mistakes.map((mistake, at) => [...mistake, at] as const))(
      '%s',
      (name, _, sentence, at) => {
        const [one] = finished.slice(at)
        if (one === undefined) throw new Error('it did not run')
        expect(one.err).toMatch(sentence)
        expectOneSentence(one, name)
      },
    )
  })

  test('with a whole workspace', async () => {
    const lines = [
      ['explain', 'nobody.example'],
      ['explain'],
      ['explain', '--trait', 'shoe size'],
      ['learn', '--keep', 'shoe size'],
      ['best', '--value', 'missing.yaml'],
      ['import', 'undo', 'abcdef'],
      ['score', '--profile', 'text.csv'],
    ].map((line) => ['-w', sample.workspace, ...line])
    const finished = await northfits(lines, folder)
    for (const [at, one] of finished.entries()) expectOneSentence(one, lines[at]?.join(' ') ?? '')
    expect(finished).toHaveLength(lines.length)
  })

  test('in JSON too', async () => {
    const { code, out, err } = await northfit(['-w', 'none', 'status', '--json'], folder)
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(JSON.parse(err)).toMatchObject({ error: { code: 'workspace.none' } })
  })
})

const needData = [
  ...['status', 'best', 'lifetime', 'traits', 'segments', 'learn', 'score', 'expected'],
  ...['replay', 'report', 'explain acme.com', 'lookalikes acme.com', 'lookalikes --best'],
  ...['hypothesis check', 'hypothesis check saas_smb', 'segments --show 1'],
].map((command) => command.split(' '))

test('an emptied workspace says what to start with', async () => {
  const emptied = ['-w', 'emptied']
  const file = sample.files.find((path) => path.includes('companies')) ?? ''
  const { out } = await northfit([...emptied, 'import', file, '--json'], folder)
  await northfit([...emptied, 'import', 'undo', JSON.parse(out).id], folder)
  const finished = await northfits(
    needData.map((command) => [...emptied, ...command]),
    folder,
  )
  for (const [at, command] of needData.entries())
    expect(finished[at], command.join(' ')).toMatchObject({
      code: 1,
      err: 'The workspace holds no data yet. Start with: northfit import FILE ...\n',
    })
})

test('without a workspace, every command that needs one says what to start with', async () => {
  const needProfile = [
    ['profile', 'show'],
    ['score', 'text.csv'],
  ]
  const finished = await northfits(
    [...needData, ...needProfile].map((command) => ['-w', 'nowhere', ...command]),
    folder,
  )
  for (const [at, command] of needData.entries())
    expect(finished[at], command.join(' ')).toMatchObject({
      code: 1,
      err: 'There is no workspace in nowhere. Start with: northfit import FILE ...\n',
    })
  for (const one of finished.slice(needData.length))
    expect(one).toMatchObject({
      code: 1,
      err: expect.stringMatching(/^There is no profile yet.* Start with: northfit import FILE /),
    })
  expect(finished).toHaveLength(needData.length + needProfile.length)
})
