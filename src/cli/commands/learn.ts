import { learnProfile } from '../../workspace/index.ts'
import type { CommandContext, RegisterCommand } from '../command-context.ts'
import { choice, several, wholeNumber } from '../options.ts'
import { showLeftOut, showProfile } from '../show/index.ts'

interface LearnCommandOptions {
  readonly name?: string
  readonly outcome: 'auto' | 'won' | 'best'
  readonly keep?: readonly string[]
  readonly exclude?: readonly string[]
  readonly maxTraits: number
  readonly capacity?: number
  readonly seed: number
}

const examples = `
  northfit learn
  northfit learn --capacity 200
  northfit learn --exclude "Lead Quality" --max-traits 8`

export const registerLearn: RegisterCommand = (program, { t, run }) => {
  const command = program
    .command('learn')
    .description(t('cli.learn.about'))
    .option('--name <name>', t('cli.learn.name'))
    .addOption(
      choice('--outcome <outcome>', t('cli.learn.outcome'), [
        'auto',
        'won',

        'best',
      ]),
    )
    .option('--keep <trait>', t('cli.learn.keep'), several)
    .option('--exclude <trait>', t('cli.learn.exclude'), several)
    .option('--max-traits <n>', t('cli.learn.max_traits'), wholeNumber('--max-traits', 1, 50), 12)
    .option(
      '--capacity <accounts>',
      t('cli.learn.capacity'),
      wholeNumber('--capacity', 1, 100_000_000),
    )
    .option('--seed <n>', t('cli.option.seed'), wholeNumber('--seed', 0, 2 ** 31), 1)
    .addHelpText('after', `\n${t('cli.examples')}${examples}`)
  command.action((options: LearnCommandOptions) =>
    run(command, (context) => learn(context, options)),
  )
}

async function learn(context: CommandContext, options: LearnCommandOptions): Promise<void> {
  const { json, terminal, translator } = context
  const learned = await learnProfile(context.workspace, options, {
    ...context,
    seed: options.seed,
    progress: terminal.progress,
  })
  terminal.done()
  if (json)
    return terminal.print(
      JSON.stringify({ id: learned.id, file: learned.file, profile: learned.profile }),
    )
  showLeftOut(learned.leftOut, context)
  showProfile(learned.profile, context)
  const { id, file, keeps } = learned
  const said = keeps === undefined ? 'cli.learn.stored' : 'cli.learn.kept'
  terminal.print(`\n${translator.t(said, { id, file, keeps: keeps ?? '' })}`)
  terminal.print(translator.t('cli.learn.next'))
}
