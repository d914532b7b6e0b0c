import {
  type HttpOut,
  masterKeyIn,
  openHttpOut,
  openMailer,
  openSecrets,
  type Secrets,
} from '../outgoing/index.ts'
import type { Letter } from './access/index.ts'
import { mailFolder } from './folders.ts'
import type { ServerSettings } from './settings.ts'

/** What leaves the server, and the keys of what it keeps secret. */
export interface Outgoing {
  readonly secrets: Secrets
  readonly http: HttpOut
  readonly send: (letter: Letter) => Promise<void>
  readonly close: () => Promise<void>
}

/** By the master key of the settings, or of the home folder, where one is made if there is none. */
export async function masterSecrets({
  secret,
  home,
}: Pick<ServerSettings, 'home' | 'secret'>): Promise<Secrets> {
  return secret === undefined
    ? openSecrets(await masterKeyIn(home), `${home}/master.key`)
    : openSecrets(secret, 'NORTHFIT_SECRET')
}

export async function outgoing(settings: ServerSettings): Promise<Outgoing> {
  const { smtpUrl, mailFrom, outgoingAllow } = settings
  const secrets = await masterSecrets(settings)
  const mailer = openMailer({ url: smtpUrl ?? '', folder: mailFolder(settings), from: mailFrom })
  const send = async ({ to, ...letter }: Letter) =>
    mailer.send({
      ...letter,
      to: { address: to },
      direction: letter.language === 'fa' ? 'rtl' : 'ltr',
    })
  const http = openHttpOut({ allow: outgoingAllow })
  const close = async () => {
    mailer.close()
    await http.close()
  }
  return { secrets, http, send, close }
}
