import { createRichText } from './rich-text.ts'
import { createTextStore, type TextStore } from './text-store.ts'
import { parseXml } from './xml-parser.ts'

/** The texts that cells refer to by number. */
export async function readSharedStrings(
  bytes: AsyncIterable<Uint8Array>,
  file: string,
): Promise<TextStore> {
  const texts = createTextStore()
  const rich = createRichText()
  await parseXml(
    bytes,
    {
      open: rich.open,
      text: rich.text,
      close(name) {
        rich.close(name)
        if (name === 'si') texts.add(rich.take())
      },
    },
    file,
  )
  return texts
}
