import { randomUUID } from 'node:crypto'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { createTransport } from 'nodemailer'
import { composed } from './composed.ts'
import type { Mailer } from './mailer.ts'

/**
 * Mail for a machine without a mail server: one .eml file a message, for its owner only, under a name that
 * sorts by time. It is written beside its place and renamed, so that who watches the folder sees it whole.
 */
export function folderMailer(
  folder: string,
  from: { name: string; address: string },
  now: () => Date,
): Mailer {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' })
  let count = 0
  return {
    send: async (message) => {
      const sent = now()
      const { message: bytes } = await transport.sendMail(composed(message, from, sent))
      count += 1
      const order = `${count}`.padStart(6, '0')
      const name = `${sent.toISOString().replaceAll(':', '-')}-${order}-${randomUUID().slice(0, 8)}`
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const file = message.html === undefined ? legible(`${bytes}`, message.text) : bytes
      await writeWhole(path.join(folder, `${name}.eml`), file)
    },
    close: () => transport.close(),
  }
}

/** The text as it is, since people copy links out of it; on its way to a mail server it is encoded. */
function legible(mail: string, text: string): string {
  const [head = ''] = mail.split('\r\n\r\n', 1)
  const plain = head.replace(/^(Content-Transfer-Encoding:).*$/m, '$1 8bit')
  return `${plain}\r\n\r\n${text.replaceAll(/\r?\n/g, '\r\n')}`
}

async function writeWhole(file: string, bytes: Parameters<typeof writeFile>[1]): Promise<void> {
  const beside = `${file}.part`
  try {
    await writeFile(beside, bytes, { flag: 'wx', mode: 0o600 })
    await rename(beside, file)
  } catch (error) {
    await rm(beside, { force: true })
    throw error
  }
}
