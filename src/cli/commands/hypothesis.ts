import type { Command } from 'commander'
import type { Translator } from '../../messages/index.ts'
import {
  checkHypothesisIn,
  hypothesisFrom,
  hypothesisTemplates,
  type UsedHypothesis,
  useHypothesis,
} from '../../workspace/index.ts'
import type { CommandContext, RegisterCommand, RunTask } from '../command-context.ts'
import { showHypothesis, showHypothesisCheck, showProfile, showTemplates } from '../show/index.ts'

interface UseCommandOptions {
  readonly out?: string
}

export const registerHypothesis: RegisterCommand = (program, { t, run }) => {
  const command = program
    .command('hypothesis')
    .description(t('cli.hypothesis.about'))
    .helpCommand(false)
  const list = command.command('templates').description(t('cli.hypothesis.templates'))
  list.action(() =>
    run(list, { work: ({ translator }) => hypothesisTemplates(translator), show: showTemplates }),
  )
  registerShow(command, t, run)
  registerUse(command, t, run)
  const check = command
    .command('check [source]')
    .description(t('cli.hypothesis.check'))
    .addHelpText(
      'after',
      `\n${t('cli.examples')}\n  northfit hypothesis check\n  northfit hypothesis check hypothesis.yaml --json`,
    )
  check.action((source: string | undefined) =>
    run(check, {
      work: (context) => checkHypothesisIn(context.workspace, source, context.translator, context),
      show: (checked, context) => {
        showHypothesisCheck(checked, context)
        context.terminal.print(`\n${t('cli.hypothesis.learn')}`)
      },
    }),
  )
}

function registerShow(command: Command, t: Translator['t'], run: RunTask): void {
  const show = command
    .command('show <source>')
    .description(t('cli.hypothesis.show'))
    .addHelpText('after', `\n${t('cli.examples')}\n  northfit hypothesis show saas_smb`)
  show.action((source: string) =>
    run(show, {
      work: ({ translator }) => hypothesisFrom(source, translator),
      show: showHypothesis,
    }),
  )
}

function registerUse(command: Command, t: Translator['t'], run: RunTask): void {
  const use = command
    .command('use <source>')
    .description(t('cli.hypothesis.use'))
    .option('--out <file>', t('cli.hypothesis.out'))
    .addHelpText(
      'after',
      `\n${t('cli.examples')}\n  northfit hypothesis use saas_smb --out hypothesis.yaml\n  northfit hypothesis use hypothesis.yaml`,
    )
  use.action((source: string, options: UseCommandOptions) =>
    run(use, {
      work: (context) =>
        useHypothesis(context.workspace, source, options, context.translator, context),
      show: showUsed,
      json: ({ id, file, profile, written }) => ({ id, file, profile, written }),
    }),
  )
}

function showUsed({ id, file, keeps, profile, written }: UsedHypothesis, context: CommandContext) {
  const { terminal, translator } = context
  const { t } = translator
  showProfile(profile, context)
  terminal.print()
  if (written !== undefined) terminal.print(t('cli.hypothesis.written', { file: written }))
  terminal.print(
    keeps === undefined
      ? t('cli.hypothesis.in_force', { id, file })
      : t('cli.hypothesis.kept', { id, file, keeps }),
  )
  terminal.print(t('cli.hypothesis.next'))
}
