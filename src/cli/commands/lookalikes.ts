import { describeLookalikes, lookalikesIn } from '../../workspace/index.ts'
import type { RegisterCommand } from '../command-context.ts'
import { several, wholeNumber } from '../options.ts'
import { showLookalikes } from '../show/index.ts'

interface LookalikesCommandOptions {
  readonly best?: boolean
  readonly file?: string
  readonly segment?: number
  readonly customersToo?: boolean
  readonly unknownCounts?: boolean
  readonly exclude?: readonly string[]
  readonly details?: boolean
  readonly limit: number
  readonly out?: string
  readonly seed: number
}

const examples = `
  northfit lookalikes
  northfit lookalikes acme.com "Bolt Ltd" creme.fr dune.org echo.net
  northfit lookalikes --file examples.csv --limit 50 --out lookalikes.csv`

export const registerLookalikes: RegisterCommand = (program, { t, run }) => {
  const command = program
    .command('lookalikes [account...]')
    .description(t('cli.lookalikes.about'))
    .option('--best', t('cli.lookalikes.best'))
    .option('--file <file>', t('cli.lookalikes.file'))
    .option('--segment <n>', t('cli.lookalikes.segment'), wholeNumber('--segment', 1, 100))
    .option('--customers-too', t('cli.lookalikes.customers_too'))
    .option('--exclude <trait>', t('cli.learn.exclude'), several)
    .option('--unknown-counts', t('cli.lookalikes.unknown_counts'))
    .option('--details', t('cli.lookalikes.details'))
    .option('--limit <n>', t('cli.option.limit'), wholeNumber('--limit', 1, 10_000), 15)
    .option('--out <file>', t('cli.lookalikes.out'))
    .option('--seed <n>', t('cli.option.seed'), wholeNumber('--seed', 0, 2 ** 31), 1)
    .addHelpText('after', `\n${t('cli.examples')}${examples}`)
  command.action((accounts: string[], { details = false, ...options }: LookalikesCommandOptions) =>
    run(command, {
      work: async (context) => {
        const call = { ...context, seed: options.seed }
        const result = await lookalikesIn(context.workspace, { ...options, accounts }, call)
        const described = await describeLookalikes(result.found, details, context.translator)
        return { ...result, described }
      },
      show: ({ described, written }, context) => {
        showLookalikes(described, context)
        if (written === undefined) return
        context.terminal.print(`\n${t('cli.lookalikes.written', { file: written })}`)
      },
      json: ({ found }) => found,
    }),
  )
}
