import { defaultLifetimeQuestion, type LifetimeModel, lifetimeModels } from '../../domain/index.ts'
import { describeLifetimes, foretellLifetimes } from '../../workspace/index.ts'
import type { RegisterCommand } from '../command-context.ts'
import { calendarDay, choice, percentage, wholeNumber } from '../options.ts'
import { showLifetimes } from '../show/index.ts'

interface LifetimeCommandOptions {
  readonly months: number
  readonly discount?: number
  readonly margin?: number
  readonly asOf?: string
  readonly model?: LifetimeModel
  readonly out?: string
  readonly limit: number
}

const examples = `
  northfit lifetime
  northfit lifetime --months 24 --margin 40 --discount 12
  northfit lifetime --as-of 2025-12-31 --out lifetime.xlsx`

export const registerLifetime: RegisterCommand = (program, { t, run }) => {
  const { months, discount } = defaultLifetimeQuestion
  const command = program
    .command('lifetime')
    .description(t('cli.lifetime.about'))
    .option('--months <n>', t('cli.lifetime.months'), wholeNumber('--months', 1, 1200), months)
    .option('--margin <percent>', t('cli.lifetime.margin'), percentage('--margin', 0, 100))
    .option(
      '--discount <percent>',
      t('cli.lifetime.discount', { percent: discount * 100 }),
      percentage('--discount', 0, 100),
    )
    .option('--as-of <day>', t('cli.lifetime.as_of'), calendarDay('--as-of'))
    .addOption(choice('--model <model>', t('cli.lifetime.model'), lifetimeModels))
    .option('--out <file>', t('cli.lifetime.out'))
    .option('--limit <n>', t('cli.option.limit'), wholeNumber('--limit', 0, 100), 15)
    .addHelpText('after', `\n${t('cli.examples')}${examples}`)
  command.action(({ limit, ...options }: LifetimeCommandOptions) =>
    run(command, {
      work: async (context) => {
        const found = await foretellLifetimes(context.workspace, options, context)
        const described = await describeLifetimes(found.lifetimes, limit, context.translator)
        return { found, described }
      },
      show: ({ found, described }, context) => {
        showLifetimes(described, context)
        const { terminal, translator } = context
        terminal.print(`\n${translator.t('cli.lifetime.next')}`)
        if (found.written !== undefined)
          terminal.print(translator.t('cli.lifetime.written', { file: found.written }))
      },
      json: ({ found }) => found,
    }),
  )
}
