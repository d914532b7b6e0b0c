/**
 * Words after a number that multiply it, where they can mean nothing else. In lower case, for folded
 * text; the longest first, so that `bn` is met before `b`.
 */
export const numberSuffixes: readonly (readonly [word: string, factor: number])[] = [
  ['میلیارد', 1e9],
  ['میلیون', 1e6],
  ['หมื่น', 1e4],
  ['nghìn', 1e3],
  ['triệu', 1e6],
  ['ล้าน', 1e6],
  ['هزار', 1e3],
  ['แสน', 1e5],
  ['ngàn', 1e3],
  ['พัน', 1e3],
  ['mio', 1e6],
  ['mrd', 1e9],
  ['bn', 1e9],
  ['mn', 1e6],
  ['mm', 1e6],
  ['tỷ', 1e9],
  ['tỉ', 1e9],
  ['tr', 1e6],
  ['k', 1e3],
  ['m', 1e6],
  ['b', 1e9],
  ['万', 1e4],
  ['萬', 1e4],
  ['亿', 1e8],
  ['億', 1e8],
]
