import { bestCustomers } from '../../workspace/index.ts'
import type { RegisterCommand } from '../command-context.ts'
import { wholeNumber } from '../options.ts'
import { showSensitivity, showTraitSensitivity, showValue } from '../show/index.ts'

interface BestOptions {
  readonly limit: number
  readonly value?: string
  readonly sensitivity?: boolean
}

export const registerBest: RegisterCommand = (program, { t, run }) => {
  const command = program
    .command('best')
    .description(t('cli.best.about'))
    .option('--limit <n>', t('cli.option.limit'), wholeNumber('--limit', 1, 100), 15)
    .option('--value <file>', t('cli.best.value'))
    .option('--sensitivity', t('cli.best.sensitivity'))
    .addHelpText(
      'after',
      `\n${t('cli.examples')}\n  northfit best\n  northfit best --value value.yaml --sensitivity`,
    )
  command.action((options: BestOptions) =>
    run(command, {
      work: (context) => bestCustomers(context.workspace, options, context),
      show: ({ value, sensitivity }, context) => {
        showValue(value, options.limit, context)
        if (sensitivity !== undefined) showSensitivity(sensitivity, value, context)
        if (sensitivity?.traits !== undefined)
          showTraitSensitivity(sensitivity.traits, value, context)
      },
    }),
  )
}
