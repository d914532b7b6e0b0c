import type { SendMailOptions } from 'nodemailer'
import { checkedAddress, oneLine } from './mail-address.ts'
import type { MailMessage } from './mailer.ts'

/** Set from the message itself; a second one would contradict it, or send it to others. */
const ours =
  /^(?:bcc|cc|content-.*|date|from|message-id|mime-version|reply-to|return-path|sender|subject|to)$/i

/** A message as the mail library takes it: no line of the caller's can become a header. */
export function composed(
  message: MailMessage,
  from: { name: string; address: string },
  now: Date,
): SendMailOptions {
  return {
    from,
    to: checkedAddress(message.to),
    subject: oneLine(message.subject),
    text: message.text,
    ...(message.html === undefined ? {} : { html: page(message, message.html) }),
    headers: {
      'Content-Language': languageTag(message.language),
      // Out-of-office notes would come back to an address that nobody reads (RFC 3834).
      'Auto-Submitted': 'auto-generated',
      ...headers(message.headers ?? {}),
    },
    date: now,
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}

function headers(given: Readonly<Record<string, string>>): Record<string, string> {
  const entries = Object.entries(given).map(([name, value]) => {
    if (!/^[A-Za-z\d-]+$/.test(name) || ours.test(name))
      throw new Error(`a message cannot have the header ${JSON.stringify(name)}`)
    return [name, oneLine(value)]
  })
  return Object.fromEntries(entries)
}

function page(message: MailMessage, html: string): string {
  const language = languageTag(message.language)
  return `<!doctype html>
<html lang="${language}" dir="${message.direction}">
<head><meta charset="utf-8"></head>
<body dir="${message.direction}">${html}</body>
</html>
`
}

function languageTag(language: string): string {
  if (!/^[A-Za-z\d-]+$/.test(language)) throw new Error('a language tag is letters and digits')
  return language
}
