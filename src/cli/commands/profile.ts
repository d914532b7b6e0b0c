import { notedText } from '../../messages/index.ts'
import { compareProfiles, storedProfile } from '../../workspace/index.ts'
import type { RegisterCommand } from '../command-context.ts'
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
  show.action((which: string | undefined) =>
    run(show, {
      work: ({ workspace }) => storedProfile(workspace, which),
      show: ({ id, profile }, context) => {
        const learned = context.translator.date(profile.learned)
        context.terminal.print(
          `${notedText(profile.name, context.translator)} · ${id} · ${learned}\n`,
        )
        showProfile(profile, context)
      },
      json: ({ profile }) => profile,
    }),
  )
  const diff = command
    .command('diff <before> [after]')
    .description(t('cli.profile.diff'))
    .addHelpText(
      'after',
      `\n${t('cli.examples')}\n  northfit profile diff 3f9c2a1b0d4e\n  northfit profile diff last-year.json profile.json`,
    )
  diff.action((before: string, after: string | undefined) =>
    run(diff, {
      work: ({ workspace }) => compareProfiles(workspace, before, after),
      show: showProfileDiff,
    }),
  )
}
