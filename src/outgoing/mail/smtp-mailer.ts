import { createTransport } from 'nodemailer'
import { Fault } from '../../domain/index.ts'
import { composed } from './composed.ts'
import { oneLine } from './mail-address.ts'
import type { Mailer } from './mailer.ts'
import type { SmtpServer } from './smtp-url.ts'

export function smtpMailer(
  server: SmtpServer,
  from: { name: string; address: string },
  now: () => Date,
): Mailer {
  const { host, port, secure, startTls, user, password } = server
  const transport = createTransport({
    host,
    port,
    secure,
    requireTLS: startTls === 'required',
    ignoreTLS: startTls === 'off',
    connectionTimeout: 10_000,
    dnsTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    ...(user === '' ? {} : { auth: { user, pass: password } }),
  })
  return {
    send: async (message) => {
      const options = composed(message, from, now())
      await transport.sendMail(options).catch((error) => {
        throw notSent(error, server)
      })
    },
    close: () => transport.close(),
  }
}

const problems: Readonly<Record<string, string>> = {
  EAUTH: 'sign_in',
  ENOAUTH: 'sign_in',
  ECONNECTION: 'unreachable',
  EDNS: 'unreachable',
  ESOCKET: 'unreachable',
  ETIMEDOUT: 'unreachable',
  ETLS: 'encryption',
}

interface SmtpError {
  readonly code?: string
  readonly response?: string
  readonly permanent?: boolean
}

/**
 * `temporary` says whether the same message may be taken later. The library's error is not passed on as the
 * cause: it holds the server's whole answer, which can repeat what we signed in with.
 */
function notSent(error: SmtpError, server: SmtpServer): Fault {
  const problem = problems[error.code ?? ''] ?? 'refused'
  return new Fault('mail.not_sent', {
    host: server.host,
    problem,
    answer: answerOf(error.response ?? '', server),
    temporary: error.permanent !== true,
  })
}

const answerLength = 200

function answerOf(response: string, { user, password }: SmtpServer): string {
  const base64 = (text: string) => Buffer.from(text).toString('base64')
  const credentials = [`\0${user}\0${password}`, password, user]
  const hidden = credentials
    .filter((text) => text !== '' && text !== '\0\0')
    .flatMap((text) => [base64(text), text])
    .reduce((text, secret) => text.replaceAll(secret, '***'), response)
  const line = oneLine(hidden)
  if (line === '') return 'none'
  return line.length > answerLength ? `${line.slice(0, answerLength)}…` : line
}
