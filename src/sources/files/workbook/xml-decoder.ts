import { TextDecoder } from 'node:util'
import { damagedWorkbook } from './damaged-workbook.ts'

/**
 * The encoding of an XML text by its first bytes. The standard allows UTF-8 and UTF-16, programs write
 * others too. A text that says UTF-16 in a declaration of single bytes is UTF-8: the declaration was
 * written before the text was encoded.
 */
export function xmlDecoder(head: Uint8Array, file: string): TextDecoder {
  const [first = 0, second = 0] = head
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) {
    return new TextDecoder('utf-16le')
  }
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) {
    return new TextDecoder('utf-16be')
  }
  const start = Buffer.from(head.subarray(0, 200)).toString('latin1')
  const declared = /^(?:ï»¿)?<\?xml[^>]*\sencoding=["']([^"']+)/.exec(start)?.[1] ?? 'utf-8'
  try {
    return new TextDecoder(/^utf-?16/i.test(declared) ? 'utf-8' : declared)
  } catch (error) {
    throw damagedWorkbook(file, error)
  }
}
