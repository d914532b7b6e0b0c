import { Fault } from '../../domain/index.ts'
import type { MailAddress } from './mailer.ts'

/** One address and nothing around it: no second one, no name, no line that could become a header. */
const plain = /^[^\s\p{C}<>()[\],;:\\"@]{1,64}@[^\s\p{C}<>()[\],;:\\"@]{1,253}$/u

/** The address as it is put into a message; names are people's own words and are cleaned, not refused. */
export function checkedAddress({ name, address }: MailAddress): { name: string; address: string } {
  if (!plain.test(address)) throw new Fault('mail.bad_address', { address: oneLine(address) })
  return { name: oneLine(name ?? ''), address }
}

/** `a@b` or `Name <a@b>`, as the operator writes the sender. */
export function senderAddress(text: string): { name: string; address: string } {
  const named = /^(?<name>[^<>]*)<(?<address>[^<>]*)>$/.exec(text.trim())?.groups
  const name = (named?.['name'] ?? '').trim().replace(/^"(.*)"$/, '$1')
  const address = (named?.['address'] ?? text).trim()
  if (!plain.test(address)) throw new Fault('mail.bad_sender', { sender: oneLine(text) })
  return { name: oneLine(name), address }
}

/** Whatever ends a line, or could be taken for its end, becomes a space. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim()
}
