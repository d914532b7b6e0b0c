import { type Tier, tierNames } from '../../domain/index.ts'
import { type ScoredAccounts, scoreFiles, scoreWorkspace } from '../../workspace/index.ts'
import type { CommandContext, RegisterCommand } from '../command-context.ts'
import { choice, wholeNumber } from '../options.ts'
import { showRanked, showTierCounts } from '../show/index.ts'

interface ScoreCommandOptions {
  readonly profile?: string
  readonly out?: string
  readonly tier?: Tier
  readonly everyone?: boolean
  readonly limit: number
}

const examples = `
  northfit score
  northfit score --tier best --limit 50 --out best.csv
  northfit score --profile profile.json prospects.csv --out scored.csv`

export const registerScore: RegisterCommand = (program, { t, run }) => {
  const command = program
    .command('score [files...]')
    .description(t('cli.score.about'))
    .option('--profile <profile>', t('cli.option.profile'))
    .option('--out <file>', t('cli.score.out'))
    .addOption(choice('--tier <tier>', t('cli.score.tier'), tierNames))
    .option('--everyone', t('cli.score.everyone'))
    .option('--limit <n>', t('cli.option.limit'), wholeNumber('--limit', 1, 100_000), 20)
    .addHelpText('after', `\n${t('cli.examples')}${examples}`)
  command.action((files: string[], options: ScoreCommandOptions) =>
    run(command, {
      work: (context) =>
        files.length === 0
          ? scoreWorkspace(context.workspace, options, context)
          : scoreFiles(context.workspace, files, options, context),
      show: showScored,
    }),
  )
}

function showScored(scored: ScoredAccounts, context: CommandContext): void {
  const { terminal, translator } = context
  showTierCounts(scored, context)
  showRanked(scored.ranked, scored.profile, context)
  if (scored.written !== undefined)
    terminal.print(`\n${translator.t('cli.score.written', { file: scored.written })}`)
}
