import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import type { Config } from '../../config.ts'
import { Fault } from '../../domain/index.ts'
import type { GivenSettings } from '../../server/index.ts'
import type { CommandContext, RegisterCommand } from '../command-context.ts'

interface ServeOptions {
  readonly config?: string
  readonly port?: string
  readonly home?: string
}

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
  command.action((options: ServeOptions) =>
    run(command, {
      work: (context) => serveUntilStopped(options, context),
      show: () => undefined,
      json: () => ({}),
    }),
  )
}

/** Runs the server until somebody stops it; what is under way is left whole. */
async function serveUntilStopped(options: ServeOptions, context: CommandContext): Promise<void> {
  const { settings, startServer } = await settled(options, context.config)
  const { signal, terminal, translator } = context
  const server = await startServer(settings)
  terminal.done()
  const { url } = settings.port === 0 ? server : settings
  terminal.print(translator.t('cli.serve.running', { url }))
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

/** The server's code is loaded only where it is to run; other commands start faster without it. */
async function settled({ config: file, ...flags }: ServeOptions, config: Config) {
  const { serverSettings, settingNames, startServer, variableOf } = await import(
    '../../server/index.ts'
  )
  const fromEnvironment = Object.fromEntries(
    settingNames.map((name) => [name, config.variable(variableOf(name))]),
  )
  const settings = serverSettings(file === undefined ? {} : readSettings(file), fromEnvironment, {
    ...flags,
  })
  return { settings, startServer }
}

function readSettings(file: string): GivenSettings {
  try {
    const read: unknown = parse(readFileSync(file, 'utf8'))
    return typeof read === 'object' && read !== null ? { ...read } : {}
  } catch (cause) {
    throw unreadable(file, cause)
  }
}

function unreadable(file: string, cause: unknown): Fault {
  const reason = cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : String(cause)
  return new Fault('config.file', { reason }, { file }, cause)
}
