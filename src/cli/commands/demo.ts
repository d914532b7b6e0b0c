import path from 'node:path'
import { runDemo } from '../../workspace/index.ts'
import type { CommandContext, RegisterCommand } from '../command-context.ts'
import { choice, wholeNumber } from '../options.ts'
import { showLeftOut, showProfile, showRanked } from '../show/index.ts'

interface DemoOptions {
  readonly out: string
  readonly accounts: number
  readonly seed: number
  readonly layout: 'hubspot' | 'salesforce' | 'pipedrive'
}

export const registerDemo: RegisterCommand = (program, { t, run }) => {
  const command = program
    .command('demo')
    .description(t('cli.demo.about'))
    .option('--out <folder>', t('cli.demo.out'), 'northfit-demo')
    .option(
      '--accounts <n>',
      t('cli.sample.accounts'),
      wholeNumber('--accounts', 300, 10_000_000),
      6000,
    )
    .option('--seed <n>', t('cli.option.seed'), wholeNumber('--seed', 0, 2 ** 31), 1)
    .addOption(
      choice('--layout <crm>', t('cli.sample.layout'), ['hubspot', 'salesforce', 'pipedrive']),
    )
  command.action((options: DemoOptions) => run(command, (context) => demo(context, options)))
}

async function demo(context: CommandContext, options: DemoOptions): Promise<void> {
  const { json, terminal, translator } = context
  const { t } = translator
  if (!json) terminal.print(t('cli.demo.start', { accounts: options.accounts }))
  const result = await runDemo(options, translator, {
    ...context,
    progress: terminal.progress,
    step: (step, facts) => {
      terminal.done()
      if (!json) terminal.print(`  ✓ ${t(`cli.demo.step.${step}`, facts)}`)
    },
  })
  terminal.done()
  if (json)
    return terminal.print(JSON.stringify({ report: result.report, profile: result.profile }))
  terminal.print()
  showLeftOut(result.leftOut, context)
  showProfile(result.profile, context)
  terminal.print()
  showRanked(result.ranked, result.profile, context)
  terminal.print(`\n${t('cli.demo.report', { file: path.resolve(result.report.html) })}`)
  terminal.print(t('cli.demo.next', { workspace: result.workspace }))
}
