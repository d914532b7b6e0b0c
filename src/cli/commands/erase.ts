import { randomUUID } from 'node:crypto'
import { Fault } from '../../domain/index.ts'
import {
  type Erased,
  type Erasure,
  eraseAccountIn,
  erasuresIn,
  forgetErasureIn,
  type LastingAccount,
  lastingAccountIn,
  lookToErase,
} from '../../workspace/index.ts'
import type { CommandContext, RegisterCommand } from '../command-context.ts'
import { showErased, showErasures, showRowsToErase } from '../show/index.ts'

interface EraseFlags {
  readonly yes?: boolean
  readonly list?: boolean
  readonly allow?: string
}

/** What came of it: one of these. */
type Done =
  | { readonly erasures: readonly Erasure[] }
  | { readonly allowed: string }
  | { readonly account: LastingAccount['account']; readonly files: Erased['files'] }
  | ({ readonly id: string } & Erased)

const examples = `
  northfit erase acme.com
  northfit erase acme.com --yes
  northfit erase --list`

export const registerErase: RegisterCommand = (program, { t, run }) => {
  const command = program
    .command('erase')
    .description(t('cli.erase.about'))
    .argument('[account]', t('cli.erase.account'))
    .option('--yes', t('cli.erase.yes'))
    .option('--list', t('cli.erase.list'))
    .option('--allow <id>', t('cli.erase.allow'))
    .addHelpText('after', `\n${t('cli.examples')}${examples}`)
  command.action((account: string | undefined, flags: EraseFlags) =>
    run(command, { work: (context) => erase(account, flags, context), show }),
  )
}

async function erase(
  called: string | undefined,
  { yes = false, list = false, allow }: EraseFlags,
  context: CommandContext,
): Promise<Done> {
  const { workspace } = context
  if (list) return { erasures: await erasuresIn(workspace, context) }
  if (allow !== undefined) {
    await forgetErasureIn(workspace, allow, context)
    return { allowed: allow }
  }
  if (called === undefined) throw new Fault('erasure.nothing')
  const { account, ref } = await lastingAccountIn(workspace, called, context)
  if (!yes) return { account, files: (await lookToErase(workspace, ref, context)).files }
  const id = randomUUID()
  return { id, ...(await eraseAccountIn(workspace, { id, ref }, context)) }
}

function show(done: Done, context: CommandContext): void {
  if ('erasures' in done) showErasures(done.erasures, context)
  else if ('allowed' in done)
    context.terminal.print(context.translator.t('cli.erase.allowed', { id: done.allowed }))
  else if ('account' in done) showRowsToErase(done.account, done.files, context)
  else showErased(done.id, done, context)
}
