import { Fault } from '../../domain/index.ts'
import {
  describeSegment,
  type ExplainedAccount,
  explainAccountIn,
  explainTraitIn,
} from '../../workspace/index.ts'
import type { CommandContext, RegisterCommand } from '../command-context.ts'
import { wholeNumber } from '../options.ts'
import { showAccount, showTraitRows } from '../show/index.ts'

interface ExplainOptions {
  readonly trait?: string
  readonly level?: number
  readonly profile?: string
  readonly limit: number
}

const examples = `
  northfit explain acme.com
  northfit explain "Acme Corporation" --json
  northfit explain --trait Industry
  northfit explain --trait account.employees --level 3 --limit 100`

export const registerExplain: RegisterCommand = (program, { t, run }) => {
  const command = program
    .command('explain [account]')
    .description(t('cli.explain.about'))
    .option('--trait <trait>', t('cli.explain.trait'))
    .option('--level <position>', t('cli.explain.level'), wholeNumber('--level', 0, 255))
    .option('--profile <profile>', t('cli.option.profile'))
    .option('--limit <n>', t('cli.option.limit'), wholeNumber('--limit', 1, 100_000), 20)
    .addHelpText('after', `\n${t('cli.examples')}${examples}`)
  command.action((account: string | undefined, options: ExplainOptions) => {
    const { trait } = options
    if (trait !== undefined) {
      return run(command, {
        work: (context) => explainTraitIn(context.workspace, { ...options, trait }, context),
        show: showTraitRows,
      })
    }
    if (account === undefined) throw new Fault('explain.nothing')
    return run(command, {
      work: async (context) => {
        const explained = await explainAccountIn(context.workspace, account, options, context)
        return { explained, segments: await segmentSentences(explained, context) }
      },
      show: ({ explained, segments }, context) => showAccount(explained, segments, context),
      json: ({ explained }) => explained,
    })
  })
}

/** In which segments the account is, one sentence each. */
function segmentSentences(
  { segments }: ExplainedAccount,
  { translator }: CommandContext,
): Promise<readonly string[]> {
  return Promise.all(
    segments.map(async ({ negative, place, segment }) => {
      const rule = await describeSegment(segment, translator)
      return translator.t('segments.of_account', { negative: String(negative), place, rule })
    }),
  )
}
