import type { Command } from 'commander'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { CommandLine } from '../../src/cli/command-line.ts'
import { commands } from '../../src/cli/commands/index.ts'
import { translator } from '../../src/messages/index.ts'
import type { Route } from '../../src/server/http/index.ts'
import { routes } from '../../src/server/routes/index.ts'

/** Written where there is no route, on purpose. */
const because = (reason: string) => ({ because: reason })
type Place = string | ReturnType<typeof because>

const shown = because('how much is printed; answers hold it all, page by page')
const noFile = because('a file on the caller’s disk: the caller writes the answer where it wants')
const uploads = 'scoreFiles.body.uploads'

/** Each command and option of the command line, and what of the API does the same: a route, or a part of one. */
const table: Readonly<Record<string, Place>> = {
  demo: because('`importSample`, `learn`, `publish` and `writeReport`, one after the other'),
  'demo --accounts': 'importSample.body.accounts',
  'demo --seed': 'importSample.body.seed',
  'demo --layout': 'importSample.body.layout',
  'demo --out': noFile,
  sample: 'importSample',
  'sample <folder>': noFile,
  'sample --accounts': 'importSample.body.accounts',
  'sample --seed': 'importSample.body.seed',
  'sample --layout': 'importSample.body.layout',
  'sample --signal': 'importSample.body.signal',
  'sample --locale': 'importSample.body.locale',
  import: 'startImport',
  'import <files>': 'startImport.body.uploads',
  'import --mapping': 'startImport.body.mapping',
  'import --dry-run': 'previewImport',
  'import list': 'listImports',
  'import undo': 'undoImport',
  'import undo <id>': 'undoImport.params.id',
  status: 'getStatus',
  best: 'listCustomers',
  'best --limit': 'listCustomers.query.limit',
  'best --value': 'stateValue.body',
  'best --sensitivity': 'explainValue.query.sensitivity',
  lifetime: 'foretellLifetimes',
  'lifetime --months': 'foretellLifetimes.body.months',
  'lifetime --margin': 'foretellLifetimes.body.margin',
  'lifetime --discount': 'foretellLifetimes.body.discount',
  'lifetime --as-of': 'foretellLifetimes.body.asOf',
  'lifetime --model': 'foretellLifetimes.body.model',
  'lifetime --out': 'foretellLifetimes.body.format',
  'lifetime --limit': shown,
  traits: 'compareTraits',
  'traits --question': 'compareTraits.query.question',
  'traits --limit': 'compareTraits.query.limit',
  'traits --all': 'compareTraits.query.all',
  segments: 'findSegments',
  'segments --outcome': 'findSegments.body.outcome',
  'segments --negative': 'findSegments.body.negative',
  'segments --most': 'findSegments.body.most',
  'segments --depth': 'findSegments.body.depth',
  'segments --keep': 'findSegments.body.keep',
  'segments --exclude': 'findSegments.body.exclude',
  'segments --show': 'openSegment.params.place',
  'segments --limit': 'openSegment.query.limit',
  'segments --seed': 'findSegments.body.seed',
  learn: 'learn',
  'learn --name': 'learn.body.name',
  'learn --outcome': 'learn.body.outcome',
  'learn --keep': 'learn.body.keep',
  'learn --exclude': 'learn.body.exclude',
  'learn --monotone': 'learn.body.monotone',
  'learn --weight': 'learn.body.weight',
  'learn --max-traits': 'learn.body.maxTraits',
  'learn --max-pairs': 'learn.body.maxPairs',
  'learn --capacity': 'learn.body.capacity',
  'learn --hypothesis': 'learn.body.hypothesis',
  'learn --seed': 'learn.body.seed',
  hypothesis: because('only the commands below it do something'),
  'hypothesis templates': 'listTemplates',
  'hypothesis show': 'getTemplate',
  'hypothesis show <source>': 'getTemplate.params.template',
  'hypothesis use': 'useHypothesis',
  'hypothesis use <source>': 'useHypothesis.body',
  'hypothesis use --out': noFile,
  'hypothesis check': 'checkHypothesis',
  'hypothesis check <source>': 'checkHypothesis.body',
  profile: because('only the commands below it do something'),
  'profile show': 'getVersion',
  'profile show <profile>': 'getVersion.params.version',
  'profile diff': 'diffVersions',
  'profile diff <before>': 'diffVersions.params.version',
  'profile diff <after>': 'diffVersions.params.other',
  score: 'writeAccounts',
  'score <files>': uploads,
  'score --profile': 'rankAccounts.query.version',
  'score --out': 'writeAccounts.body.format',
  'score --tier': 'writeAccounts.body.tier',
  'score --everyone': 'writeAccounts.body.everyone',
  'score --limit': 'rankAccounts.query.limit',
  expected: 'expectValues',
  'expected --disagreements': shown,
  'expected --details': shown,
  'expected --profile': 'expectValues.body.version',
  'expected --exclude': 'expectValues.body.exclude',
  'expected --limit': 'expectValues.body.limit',
  'expected --out': 'expectValues.body.format',
  'expected --seed': 'expectValues.body.seed',
  explain: 'explainAccount',
  'explain <account>': 'explainAccount.params.account',
  'explain --trait': 'explainTrait.params.trait',
  'explain --level': 'explainTrait.query.level',
  'explain --profile': 'explainAccount.query.version',
  'explain --limit': 'explainTrait.query.limit',
  lookalikes: 'findLookalikes',
  'lookalikes <account>': because(
    'named in a file: what is asked is kept in the records, which hold no customer data',
  ),
  'lookalikes --best': because('what is asked where no file and no segment is given'),
  'lookalikes --file': 'findLookalikes.body.upload',
  'lookalikes --segment': 'findLookalikes.body.segment',
  'lookalikes --customers-too': 'findLookalikes.body.customersToo',
  'lookalikes --exclude': 'findLookalikes.body.exclude',
  'lookalikes --unknown-counts': 'findLookalikes.body.unknownCounts',
  'lookalikes --details': shown,
  'lookalikes --limit': 'findLookalikes.body.limit',
  'lookalikes --out': 'findLookalikes.body.format',
  'lookalikes --seed': 'findLookalikes.body.seed',
  replay: 'replay',
  'replay --quarters': 'replay.body.periods',
  'replay --by': 'replay.body.by',
  'replay --capacity': 'replay.body.capacity',
  'replay --profile': 'replay.body.version',
  'replay --keep': 'replay.body.keep',
  'replay --exclude': 'replay.body.exclude',
  'replay --monotone': 'replay.body.monotone',
  'replay --weight': 'replay.body.weight',
  'replay --max-traits': 'replay.body.maxTraits',
  'replay --max-pairs': 'replay.body.maxPairs',
  'replay --out': 'replay.body.format',
  'replay --limit': shown,
  'replay --seed': 'replay.body.seed',
  erase: 'eraseAccount',
  'erase <account>': 'eraseAccount.body.account',
  'erase --yes': 'previewErasure',
  'erase --list': 'listErasures',
  'erase --allow': 'forgetErasure.params.id',
  report: 'writeReport',
  'report --out': noFile,
  'report --profile': 'writeReport.body.version',
}

/** What is for the server itself, not for those whom it serves. */
const operations = new Set(['serve', 'backup', 'restore'])

test('everything that the command line can do, the API can, or it is written why not', () => {
  const able = [...capabilities()]
  expect(able.filter((one) => !(one in table))).toEqual([])
  expect(Object.keys(table).filter((one) => !able.includes(one))).toEqual([])
})

test.each(
  Object.entries(table).flatMap(([what, place]) =>
    typeof place === 'string' ? [[what, place]] : [],
  ),
)('%s is %s', (_, place) => {
  const [name, part, field] = String(place).split('.')
  const route = routes.find((one) => one.name === name)
  expect(route?.name).toBe(name)
  if (route === undefined || part === undefined) return
  const fields = fieldsOf(route, part)
  expect(field === undefined ? fields.length > 0 : fields).toEqual(
    field === undefined ? true : expect.arrayContaining([field]),
  )
})

/** Commands, their arguments and options, as `learn`, `score <files>` and `learn --name`. */
function* capabilities(): Iterable<string> {
  const words = translator('en')
  const program = new CommandLine(words, 'northfit')
  for (const register of commands) register(program, { t: words.t, run: () => Promise.resolve() })
  for (const command of program.commands)
    if (!operations.has(command.name())) yield* capabilitiesOf(command, command.name())
}

function* capabilitiesOf(command: Command, called: string): Iterable<string> {
  yield called
  for (const argument of command.registeredArguments) yield `${called} <${argument.name()}>`
  for (const option of command.options) yield `${called} ${option.long}`
  for (const below of command.commands) yield* capabilitiesOf(below, `${called} ${below.name()}`)
}

const properties = z.looseObject({ properties: z.record(z.string(), z.unknown()).optional() })

function fieldsOf(route: Route, part: string): string[] {
  const schema = part === 'query' ? route.query : part === 'params' ? route.params : route.body
  const written = properties.parse(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }))
  return Object.keys(written.properties ?? written)
}
