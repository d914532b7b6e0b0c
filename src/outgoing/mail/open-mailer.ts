import { folderMailer } from './folder-mailer.ts'
import { senderAddress } from './mail-address.ts'
import type { Mailer } from './mailer.ts'
import { smtpMailer } from './smtp-mailer.ts'
import { smtpServer } from './smtp-url.ts'

export interface MailSettings {
  /** `smtp://user:password@host:port` or `smtps://`; empty where mail goes to the folder. */
  readonly url: string
  readonly folder: string
  /** `noreply@example.com` or `Northfit <noreply@example.com>`. */
  readonly from: string
}

export function openMailer(settings: MailSettings, now: () => Date = () => new Date()): Mailer {
  const from = senderAddress(settings.from)
  return settings.url === ''
    ? folderMailer(settings.folder, from, now)
    : smtpMailer(smtpServer(settings.url), from, now)
}
