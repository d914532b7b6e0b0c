import type { CommandContext, RegisterCommand } from '../command-context.ts'
import { type ServerFlags, serverOf } from '../server-of.ts'

const examples = `
  northfit serve
  NORTHFIT_DATABASE_URL=postgres://northfit@localhost/northfit northfit serve --port 8080`

export const registerServe: RegisterCommand = (program, { t, run }) => {
  const command = program
    .command('serve')
    .description(t('cli.serve.about'))
    .option('--config <file>', t('cli.serve.config'))
    .option('--port <n>', t('cli.serve.port'))
    .option('--home <folder>', t('cli.serve.home'))
    .addHelpText('after', `\n${t('cli.examples')}${examples}`)
  command.action((options: ServerFlags) =>
    run(command, {
      work: (context) => serveUntilStopped(options, context),
      show: () => undefined,
      json: () => ({}),
    }),
  )
}

/** Runs the server until somebody stops it; what is under way is left whole. */
async function serveUntilStopped(options: ServerFlags, context: CommandContext): Promise<void> {
  const { settings: wanted, startServer } = await serverOf(options, context.config)
  const { signal, terminal, translator } = context
  const server = await startServer(wanted)
  const { settings } = server
  terminal.done()
  terminal.print(translator.t('cli.serve.running', { url: settings.url }))
  if (settings.smtpUrl === undefined)
    terminal.print(translator.t('cli.serve.mail', { folder: `${settings.home}/mail` }))
  if (server.setupLink !== undefined)
    terminal.print(translator.t('cli.serve.setup', { link: server.setupLink }))
  await new Promise<void>((resolve) => {
    if (signal.aborted) resolve()
    signal.addEventListener('abort', () => resolve())
  })
  terminal.print(translator.t('cli.serve.stopping'))
  await server.close()
}
