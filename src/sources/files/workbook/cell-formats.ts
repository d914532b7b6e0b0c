import { builtInDateKind, type DateKind, dateKind } from './date-format.ts'
import { parseXml } from './xml-parser.ts'

/** By the number of a cell's style: whether its number is a date. */
export type CellFormats = readonly (DateKind | undefined)[]

export async function readCellFormats(
  bytes: AsyncIterable<Uint8Array>,
  file: string,
): Promise<CellFormats> {
  const custom = new Map<number, DateKind | undefined>()
  const formats: number[] = []
  // Other lists hold elements of the same names.
  let list = ''
  await parseXml(
    bytes,
    {
      open(name, { numFmtId = '0', formatCode = '' }) {
        if (name === 'numFmts' || name === 'cellXfs') list = name
        if (name === 'numFmt' && list === 'numFmts') custom.set(+numFmtId, dateKind(formatCode))
        if (name === 'xf' && list === 'cellXfs') formats.push(+numFmtId)
      },
      close(name) {
        if (name === list) list = ''
      },
    },
    file,
  )
  return formats.map((id) => (custom.has(id) ? custom.get(id) : builtInDateKind(id)))
}
