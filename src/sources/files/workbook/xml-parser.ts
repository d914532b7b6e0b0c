import type { TextDecoder } from 'node:util'
import { SaxesParser } from 'saxes'
import { damagedWorkbook } from './damaged-workbook.ts'
import { xmlDecoder } from './xml-decoder.ts'

/** Told of a text's elements in their order; names are without the prefix that the root element has. */
export interface XmlHandler {
  open(name: string, attributes: Readonly<Record<string, string>>): void
  text?(text: string): void
  close?(name: string): void
}

export interface XmlParser {
  write(bytes: Uint8Array): void
  /** Fails where the text ends too early. */
  end(): void
}

/** Parses XML as it arrives. Entities of a document's own are refused: workbooks have none, attacks do. */
export function createXmlParser(handler: XmlHandler, file: string): XmlParser {
  const parser = new SaxesParser({ xmlns: false, position: false })
  let prefix: string | undefined
  const plain = (name: string) =>
    prefix !== '' && prefix !== undefined && name.startsWith(prefix)
      ? name.slice(prefix.length)
      : name
  parser.on('error', (error) => {
    throw damagedWorkbook(file, error)
  })
  parser.on('opentag', ({ name, attributes }) => {
    prefix ??= name.slice(0, name.indexOf(':') + 1)
    handler.open(plain(name), attributes)
  })
  parser.on('closetag', ({ name }) => handler.close?.(plain(name)))
  const text = (found: string) => handler.text?.(found)
  parser.on('text', text)
  parser.on('cdata', text)
  let decoder: TextDecoder | undefined
  return {
    write(bytes) {
      decoder ??= xmlDecoder(bytes, file)
      parser.write(decoder.decode(bytes, { stream: true }))
    },
    end() {
      parser.write(decoder?.decode() ?? '')
      parser.close()
    },
  }
}

/** Parses a whole part; for the parts that are small or whose handler keeps little. */
export async function parseXml(
  bytes: AsyncIterable<Uint8Array>,
  handler: XmlHandler,
  file: string,
): Promise<void> {
  const parser = createXmlParser(handler, file)
  for await (const chunk of bytes) parser.write(chunk)
  parser.end()
}
