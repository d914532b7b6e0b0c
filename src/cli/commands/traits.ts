import { compareTraits } from '../../workspace/index.ts'
import type { RegisterCommand } from '../command-context.ts'
import { choice, wholeNumber } from '../options.ts'
import { showTraitTable } from '../show/index.ts'

interface TraitsOptions {
  readonly question: keyof typeof questions
  readonly limit: number
  readonly all?: boolean
}

const questions = {
  auto: 'auto',
  won: 'won_lost',
  retained: 'stayed_churned',
  best: 'best_others',
  market: 'customers_market',
} as const

export const registerTraits: RegisterCommand = (program, { t, run }) => {
  const command = program
    .command('traits')
    .description(t('cli.traits.about'))
    .addOption(
      choice('--question <question>', t('cli.traits.question'), Object.keys(questions)).default(
        'auto',
      ),
    )
    .option('--limit <n>', t('cli.option.limit'), wholeNumber('--limit', 1, 10_000), 25)
    .option('--all', t('cli.traits.all'))
    .addHelpText(
      'after',
      `\n${t('cli.examples')}\n  northfit traits\n  northfit traits --question best --all`,
    )
  command.action(({ question, limit, all = false }: TraitsOptions) =>
    run(command, {
      work: (context) => compareTraits(context.workspace, questions[question], context),
      show: (table, context) => showTraitTable(table, { limit, all }, context),
    }),
  )
}
