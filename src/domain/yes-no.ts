import { foldValue } from './fold-value.ts'

const yes = new Set(
  [
    'yes',
    'y',
    'true',
    't',
    '1',
    'on',
    'có',
    'đúng',
    'ใช่',
    'มี',
    '是',
    '有',
    'بله',
    'بلی',
    'دارد',
  ].map(foldValue),
)
const no = new Set(
  ['no', 'n', 'false', 'f', '0', 'off', 'không', 'sai', 'ไม่', 'ไม่ใช่', '否', '无', 'خیر', 'نه'].map(
    foldValue,
  ),
)

/** `yes` or `no` for each value where all of them are one or the other; null otherwise. */
export function yesNoOf(values: readonly string[]): ReadonlyMap<string, 'yes' | 'no'> | null {
  const read = new Map<string, 'yes' | 'no'>()
  for (const value of values) {
    const folded = foldValue(value)
    if (yes.has(folded)) read.set(value, 'yes')
    else if (no.has(folded)) read.set(value, 'no')
    else return null
  }
  return read.size === 0 ? null : read
}
