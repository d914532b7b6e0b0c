import type { CellFormats } from './cell-formats.ts'
import { unescaped } from './escaped-text.ts'
import { numberText } from './number-text.ts'
import { dateText, serialDate } from './serial-date.ts'
import type { TextStore } from './text-store.ts'

/** What the cells of a workbook refer to. */
export interface CellContext {
  readonly texts: TextStore
  readonly formats: CellFormats
  readonly date1904: boolean
}

/** A cell as it is stored: its type (`t`), style (`s`) and value (`v`). */
export interface StoredCell {
  readonly type: string | undefined
  readonly style: string | undefined
  readonly value: string
}

/** A cell as text, a formula by its stored result; undefined where it refers to nothing. */
export function cellText(
  { type = 'n', style = '0', value }: StoredCell,
  context: CellContext,
): string | undefined {
  switch (type) {
    case 's':
      return value === '' ? '' : context.texts.get(Number(value))
    case 'str':
    case 'inlineStr':
      return unescaped(value)
    case 'b':
      return truth(value.trim())
    case 'd':
      return dateText(value.trim())
    case 'e':
      return value.trim()
    default:
      return numberOrDate(value.trim(), Number(style), context)
  }
}

function truth(value: string): string {
  return value === '' ? '' : String(value !== '0' && value !== 'false')
}

function numberOrDate(value: string, style: number, { formats, date1904 }: CellContext): string {
  const kind = formats[style]
  const date =
    kind === undefined || value === '' ? undefined : serialDate(Number(value), kind, date1904)
  return date ?? numberText(value)
}
