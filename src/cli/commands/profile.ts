import { compareProfiles, storedProfile } from '../../workspace/index.ts'
import type { CommandContext, RegisterCommand } from '../command-context.ts'
import { showProfile, showProfileDiff } from '../show/index.ts'

export const registerProfile: RegisterCommand = (program, { t, run }) => {
  const command = program.command('profile').description(t('cli.profile.about')).helpCommand(false)
  const show = command
    .command('show [profile]')
    .description(t('cli.profile.show'))
    .addHelpText(
      'after',
      `\n${t('cli.examples')}\n  northfit profile show\n  northfit profile show profile.json --json`,
    )
  show.action((which: string | undefined) => run(show, (context) => showCommand(context, which)))
  const diff = command
    .command('diff <before> [after]')
    .description(t('cli.profile.diff'))
    .addHelpText(
      'after',
      `\n${t('cli.examples')}\n  northfit profile diff 3f9c2a1b0d4e\n  northfit profile diff last-year.json profile.json`,
    )
  diff.action((before: string, after: string | undefined) =>
    run(diff, (context) => diffCommand(context, before, after)),
  )
}

async function showCommand(context: CommandContext, which: string | undefined): Promise<void> {
  const stored = storedProfile(context.workspace, which)
  if (context.json) return context.terminal.print(JSON.stringify(stored.profile, null, 2))
  context.terminal.print(
    `${stored.profile.name} · ${stored.id} · ${context.translator.date(stored.profile.learned)}\n`,
  )
  showProfile(stored.profile, context)
}

async function diffCommand(
  context: CommandContext,
  before: string,
  after: string | undefined,
): Promise<void> {
  const difference = compareProfiles(context.workspace, before, after)
  if (context.json) return context.terminal.print(JSON.stringify(difference))
  showProfileDiff(difference, context)
}
