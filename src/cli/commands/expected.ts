import { describeExpected, expectedValuesIn } from '../../workspace/index.ts'
import type { RegisterCommand } from '../command-context.ts'
import { several, wholeNumber } from '../options.ts'
import { showExpected } from '../show/index.ts'

interface ExpectedCommandOptions {
  readonly disagreements?: boolean
  readonly details?: boolean
  readonly profile?: string
  readonly exclude?: readonly string[]
  readonly limit: number
  readonly out?: string
  readonly seed: number
}

const examples = `
  northfit expected
  northfit expected --disagreements --limit 30
  northfit expected --out expected.csv`

export const registerExpected: RegisterCommand = (program, { t, run }) => {
  const command = program
    .command('expected')
    .description(t('cli.expected.about'))
    .option('--disagreements', t('cli.expected.disagreements'))
    .option('--details', t('cli.expected.details'))
    .option('--profile <profile>', t('cli.expected.profile'))
    .option('--exclude <trait>', t('cli.expected.exclude'), several)
    .option('--limit <n>', t('cli.option.limit'), wholeNumber('--limit', 1, 1000), 15)
    .option('--out <file>', t('cli.expected.out'))
    .option('--seed <n>', t('cli.option.seed'), wholeNumber('--seed', 0, 2 ** 31), 1)
    .addHelpText('after', `\n${t('cli.examples')}${examples}`)
  command.action(
    ({ details = false, disagreements = false, seed, ...options }: ExpectedCommandOptions) =>
      run(command, {
        work: async (context) => {
          const found = await expectedValuesIn(context.workspace, options, { ...context, seed })
          const asked = { details, disagreements }
          const described = await describeExpected(found.found, asked, context.translator)
          return { ...found, described }
        },
        show: ({ described, written }, context) => {
          showExpected(described, context)
          context.terminal.print(`\n${t('cli.expected.next')}`)
          if (written !== undefined)
            context.terminal.print(t('cli.expected.written', { file: written }))
        },
        json: ({ found }) => found,
      }),
  )
}
