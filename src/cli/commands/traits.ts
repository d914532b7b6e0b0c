import { compareTraits } from '../../workspace/index.ts'
import type { CommandContext, RegisterCommand } from '../command-context.ts'
import { choice, wholeNumber } from '../options.ts'
import { showTraitTable } from '../show/index.ts'

interface TraitsOptions {
  readonly question: 'won' | 'best' | 'market'
  readonly limit: number
  readonly all?: boolean
}

const questions = { won: 'won_lost', best: 'best_others', market: 'customers_market' } as const

export const registerTraits: RegisterCommand = (program, { t, run }) => {
  const command = program
    .command('traits')
    .description(t('cli.traits.about'))
    .addOption(choice('--question <question>', t('cli.traits.question'), ['won', 'best', 'market']))
    .option('--limit <n>', t('cli.option.limit'), wholeNumber('--limit', 1, 10_000), 25)
    .option('--all', t('cli.traits.all'))
    .addHelpText(
      'after',
      `\n${t('cli.examples')}\n  northfit traits\n  northfit traits --question best --all`,
    )
  command.action((options: TraitsOptions) => run(command, (context) => traits(context, options)))
}

async function traits(context: CommandContext, options: TraitsOptions): Promise<void> {
  const { json, terminal, workspace } = context
  const question = questions[options.question]
  const table = await compareTraits(workspace, question, {
    ...context,
    progress: terminal.progress,
  })
  terminal.done()
  if (json) return terminal.print(JSON.stringify(table))
  showTraitTable(table, { limit: options.limit, all: options.all ?? false }, context)
}
