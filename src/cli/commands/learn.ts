import { isHypothesisOnly, leastGood, leastOthers } from '../../domain/index.ts'
import { hypothesisFrom, type LearnedProfile, learnProfile } from '../../workspace/index.ts'
import type { CommandContext, RegisterCommand } from '../command-context.ts'
import { choice, directions, several, wholeNumber } from '../options.ts'
import { showHypothesisCheck, showLeftOut, showProfile } from '../show/index.ts'

interface LearnCommandOptions {
  readonly name?: string
  readonly outcome: 'auto' | 'won' | 'retained' | 'best'
  readonly keep?: readonly string[]
  readonly exclude?: readonly string[]
  readonly monotone?: ReturnType<ReturnType<typeof directions>>
  readonly weight?: 'classes' | 'value'
  readonly maxTraits: number
  readonly maxPairs: number
  readonly capacity?: number
  readonly seed: number
  readonly hypothesis?: string
}

const examples = `
  northfit learn
  northfit learn --capacity 200
  northfit learn --hypothesis hypothesis.yaml
  northfit learn --monotone "employees up, founded down"
  northfit learn --weight value
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
        'retained',
        'best',
      ]).default('auto'),
    )
    .option('--keep <trait>', t('cli.learn.keep'), several)
    .option('--exclude <trait>', t('cli.learn.exclude'), several)
    .option('--monotone <traits>', t('cli.learn.monotone'), directions('--monotone'))
    .addOption(choice('--weight <by>', t('cli.learn.weight'), ['classes', 'value']))
    .option('--max-traits <n>', t('cli.learn.max_traits'), wholeNumber('--max-traits', 1, 50), 12)
    .option('--max-pairs <n>', t('cli.learn.max_pairs'), wholeNumber('--max-pairs', 0, 10), 3)
    .option(
      '--capacity <accounts>',
      t('cli.learn.capacity'),
      wholeNumber('--capacity', 1, 100_000_000),
    )
    .option('--hypothesis <source>', t('cli.learn.hypothesis'))
    .option('--seed <n>', t('cli.option.seed'), wholeNumber('--seed', 0, 2 ** 31), 1)
    .addHelpText('after', `\n${t('cli.examples')}${examples}`)
  command.action((options: LearnCommandOptions) =>
    run(command, {
      work: (context) =>
        learnProfile(context.workspace, stated(options, context), {
          ...context,
          seed: options.seed,
        }),
      show: showLearned,
      json: ({ id, file, profile, checked }) => ({ id, file, profile, hypothesis: checked }),
    }),
  )
}

function stated({ hypothesis, ...options }: LearnCommandOptions, { translator }: CommandContext) {
  return hypothesis === undefined
    ? options
    : { ...options, hypothesis: hypothesisFrom(hypothesis, translator) }
}

function showLearned(learned: LearnedProfile, context: CommandContext): void {
  const { checked, id, file, keeps, profile, leftOut } = learned
  const { terminal, translator } = context
  showLeftOut(leftOut, context)
  showProfile(profile, context)
  if (checked !== undefined) {
    terminal.print()
    showHypothesisCheck(checked, context)
  }
  if (isHypothesisOnly(profile)) {
    showAssumed(learned, context)
    return
  }
  const { reliable, reasons } = profile.verdict
  const stored = reliable ? 'stored' : keeps === undefined ? 'doubtful' : 'kept'
  terminal.print(`\n${translator.t(`cli.learn.${stored}`, { id, file, keeps: keeps ?? '' })}`)
  const useful = reliable || keeps !== undefined
  terminal.print(translator.t(useful ? 'cli.learn.next' : 'cli.learn.next_doubtful'))
  if (reasons.includes('too_few_good') || reasons.includes('too_few_others'))
    terminal.print(translator.t('cli.learn.too_little'))
}

/** With too little to learn from, the hypothesis stands as it was stated. */
function showAssumed(
  { id, file, keeps, profile: { data } }: LearnedProfile,
  { terminal, translator }: CommandContext,
): void {
  const { t } = translator
  const counts = { good: data.good, others: data.decided - data.good }
  const least = { least_good: leastGood, least_others: leastOthers }
  terminal.print(`\n${t('cli.learn.assumed', { ...counts, ...least })}`)
  terminal.print(
    keeps === undefined
      ? t('cli.hypothesis.in_force', { id, file })
      : t('cli.hypothesis.kept', { id, file, keeps }),
  )
}
