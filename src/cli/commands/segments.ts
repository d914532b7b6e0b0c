import type { Command } from 'commander'
import {
  describeSegment,
  describeSegments,
  type FindSegmentsOptions,
  openSegment,
  segmentsIn,
} from '../../workspace/index.ts'
import type { RegisterCommand, RunTask } from '../command-context.ts'
import { choice, several, wholeNumber } from '../options.ts'
import { showSegmentAccounts, showSegments } from '../show/index.ts'

interface SegmentsCommandOptions extends Required<Pick<FindSegmentsOptions, 'outcome'>> {
  readonly most: number
  readonly depth: number
  readonly negative?: boolean
  readonly keep?: readonly string[]
  readonly exclude?: readonly string[]
  readonly show?: number
  readonly limit: number
  readonly seed: number
}

const examples = `
  northfit segments
  northfit segments --outcome won --most 4
  northfit segments --negative
  northfit segments --negative --outcome profitable
  northfit segments --show 2 --limit 50`

export const registerSegments: RegisterCommand = (program, { t, run }) => {
  const outcomes = ['auto', 'won', 'retained', 'best', 'profitable']
  const command = program
    .command('segments')
    .description(t('cli.segments.about'))
    .addOption(choice('--outcome <outcome>', t('cli.segments.outcome'), outcomes).default('auto'))
    .option('--negative', t('cli.segments.negative'))
    .option('--most <n>', t('cli.segments.most'), wholeNumber('--most', 1, 6), 6)
    .option('--depth <n>', t('cli.segments.depth'), wholeNumber('--depth', 1, 3), 3)
    .option('--keep <trait>', t('cli.learn.keep'), several)
    .option('--exclude <trait>', t('cli.learn.exclude'), several)
    .option('--show <place>', t('cli.segments.show'), wholeNumber('--show', 1, 6))
    .option('--limit <n>', t('cli.option.limit'), wholeNumber('--limit', 1, 100_000), 20)
    .option('--seed <n>', t('cli.option.seed'), wholeNumber('--seed', 0, 2 ** 31), 1)
    .addHelpText('after', `\n${t('cli.examples')}${examples}`)
  command.action((options: SegmentsCommandOptions) =>
    options.show === undefined
      ? find(command, options, run)
      : open(command, { ...options, place: options.show }, run),
  )
}

function find(command: Command, options: SegmentsCommandOptions, run: RunTask): Promise<void> {
  const { limit: _limit, seed, show: _show, ...asked } = options
  return run(command, {
    work: async (context) => {
      const found = await segmentsIn(context.workspace, asked, { ...context, seed })
      return { found, described: await describeSegments(found.list, context.translator) }
    },
    show: ({ described, found }, context) => showSegments(found, described, context),
    json: ({ found }) => found.list,
  })
}

function open(
  command: Command,
  { limit, negative = false, place }: SegmentsCommandOptions & { readonly place: number },
  run: RunTask,
): Promise<void> {
  return run(command, {
    work: async (context) => {
      const opened = await openSegment(context.workspace, { place, negative, limit }, context)
      return { opened, rule: await describeSegment(opened.segment, context.translator) }
    },
    show: ({ opened, rule }, context) => showSegmentAccounts(opened, rule, context),
    json: ({ opened: { accounts, segment } }) => ({ place, segment, accounts }),
  })
}
