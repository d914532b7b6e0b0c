import type { Replay } from '../../domain/index.ts'
import { describeReplay, replayWorkspace } from '../../workspace/index.ts'
import type { RegisterCommand } from '../command-context.ts'
import { choice, directions, several, wholeNumber } from '../options.ts'
import { showReplay } from '../show/index.ts'

interface ReplayCommandOptions {
  readonly quarters: number
  readonly by: Replay['by']
  readonly capacity?: number
  readonly profile?: string
  readonly keep?: readonly string[]
  readonly exclude?: readonly string[]
  readonly monotone?: ReturnType<ReturnType<typeof directions>>
  readonly weight?: 'classes' | 'value' | 'none'
  readonly maxTraits?: number
  readonly maxPairs?: number
  readonly out?: string
  readonly limit: number
  readonly seed: number
}

const examples = `
  northfit replay
  northfit replay --quarters 8 --capacity 50
  northfit replay --by month --profile 3f9a12c4`

export const registerReplay: RegisterCommand = (program, { t, run }) => {
  const command = program
    .command('replay')
    .description(t('cli.replay.about'))
    .option('--quarters <n>', t('cli.replay.quarters'), wholeNumber('--quarters', 1, 40), 4)
    .addOption(choice('--by <period>', t('cli.replay.by'), ['quarter', 'month']).default('quarter'))
    .option(
      '--capacity <accounts>',
      t('cli.replay.capacity'),
      wholeNumber('--capacity', 1, 100_000_000),
    )
    .option('--profile <profile>', t('cli.option.profile'))
    .option('--keep <trait>', t('cli.learn.keep'), several)
    .option('--exclude <trait>', t('cli.learn.exclude'), several)
    .option('--monotone <traits>', t('cli.replay.monotone'), directions('--monotone'))
    .addOption(choice('--weight <by>', t('cli.replay.weight'), ['classes', 'value', 'none']))
    .option('--max-traits <n>', t('cli.learn.max_traits'), wholeNumber('--max-traits', 1, 50))
    .option('--max-pairs <n>', t('cli.learn.max_pairs'), wholeNumber('--max-pairs', 0, 10))
    .option('--out <file>', t('cli.replay.out'))
    .option('--limit <n>', t('cli.replay.limit'), wholeNumber('--limit', 0, 1000), 10)
    .option('--seed <n>', t('cli.option.seed'), wholeNumber('--seed', 0, 2 ** 31), 1)
    .addHelpText('after', `\n${t('cli.examples')}${examples}`)
  command.action(({ limit, quarters, seed, ...options }: ReplayCommandOptions) =>
    run(command, {
      work: async (context) => {
        const periods = options.by === 'month' ? 3 * quarters : quarters
        const call = { ...context, seed }
        const replay = await replayWorkspace(context.workspace, { ...options, periods }, call)
        return { replay, described: await describeReplay(replay, limit, context.translator) }
      },
      show: ({ described }, context) => {
        showReplay(described, context)
        if (options.out !== undefined)
          context.terminal.print(t('cli.replay.written', { file: options.out }))
      },
      json: ({ replay }) => replay,
    }),
  )
}
