import { Fault } from '../../domain/index.ts'

/** How a file's bytes are packed, told from the bytes; the name of the file says nothing reliable. */
export type Container = 'text' | 'gzip' | 'zip' | 'parquet'

/** Formats that people do try to import, and what they are called in the fault that refuses them. */
const refused: readonly (readonly [magic: string, kind: string])[] = [
  ['d0cf11e0a1b11ae1', 'old_excel'],
  ['25504446', 'pdf'],
  ['53514c69746520666f726d6174', 'sqlite'],
  ['28b52ffd', 'zstd'],
  ['425a68', 'bzip2'],
  ['fd377a585a00', 'xz'],
  ['377abcaf271c', '7z'],
  ['526172211a07', 'rar'],
  ['89504e47', 'picture'],
  ['ffd8ff', 'picture'],
  ['47494638', 'picture'],
]

export function containerOf(head: Buffer, file: string): Container {
  const hex = head.subarray(0, 16).toString('hex')
  if (hex.startsWith('1f8b')) return 'gzip'
  if (hex.startsWith('504b0304')) return 'zip'
  if (head.subarray(0, 4).toString('latin1') === 'PAR1') return 'parquet'
  const known = refused.find(([magic]) => hex.startsWith(magic))
  if (known !== undefined) throw new Fault('import.unsupported', { kind: known[1] }, { file })
  return 'text'
}

/** Markup that programs save under `.xls` or `.csv`; a table cannot be read from it. */
export function refuseMarkup(head: string, file: string): void {
  if (/^\s*<(!doctype|html|table|\?xml)/i.test(head)) {
    throw new Fault('import.unsupported', { kind: 'html' }, { file })
  }
}
