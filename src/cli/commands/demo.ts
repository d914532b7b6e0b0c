import path from 'node:path'
import { type Demo, runDemo } from '../../workspace/index.ts'
import type { CommandContext, RegisterCommand } from '../command-context.ts'
import { type SampleSize, withSampleSize } from '../options.ts'
import { showLeftOut, showProfile, showRanked } from '../show/index.ts'

interface DemoOptions extends SampleSize {
  readonly out: string
}

export const registerDemo: RegisterCommand = (program, { t, run }) => {
  const command = withSampleSize(program.command('demo'), t)
    .description(t('cli.demo.about'))
    .option('--out <folder>', t('cli.demo.out'), 'northfit-demo')
    .addHelpText(
      'after',
      `\n${t('cli.examples')}\n  northfit demo\n  northfit demo --out demo --accounts 20000 --layout salesforce`,
    )
  command.action((options: DemoOptions) =>
    run(command, {
      work: (context) => demo(context, options),
      show: showDemo,
      json: ({ report, profile }) => ({ report, profile }),
    }),
  )
}

/** Says each step when it is done, so that a reader sees from the first second on what happens. */
async function demo(context: CommandContext, options: DemoOptions): Promise<Demo> {
  const { json, terminal, translator } = context
  const say = (text: string) => {
    terminal.done()
    if (!json) terminal.print(text)
  }
  say(translator.t('cli.demo.start', { accounts: options.accounts }))
  return await runDemo(options, translator, {
    ...context,
    step: (step, facts) => say(`  ✓ ${translator.t(`cli.demo.step.${step}`, facts)}`),
  })
}

function showDemo({ workspace, profile, leftOut, ranked, report }: Demo, context: CommandContext) {
  const { terminal, translator } = context
  terminal.print()
  showLeftOut(leftOut, context)
  showProfile(profile, context)
  terminal.print()
  showRanked(ranked, profile, context)
  terminal.print(`\n${translator.t('cli.demo.report', { file: path.resolve(report.html) })}`)
  terminal.print(translator.t('cli.demo.next', { workspace }))
}
