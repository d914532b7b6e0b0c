import { foldText } from './fold-text.ts'

/** The largest first: 百万 ends with 万. */
const units: readonly (readonly [words: string, factor: number])[] = [
  ['b|bn|mrd|billions?|tỷ|tỉ|พันล้าน|十亿|میلیارد', 1e9],
  ['亿|億', 1e8],
  ['千万', 1e7],
  ['m|mm|mn|mio|millions?|triệu|tr|ล้าน|百万|میلیون', 1e6],
  ['แสน', 1e5],
  ['หมื่น|万|萬', 1e4],
  ["k|tsd|'?000s?|thousands?|nghìn|ngàn|พัน|千|هزار", 1e3],
]
const money =
  'us\\$|[$€£¥฿₫]|usd|eur|euros?|gbp|dollars?|vnd|vnđ|đồng|đ|thb|baht|บาท|cny|rmb|元|人民币|美元|irr|irt|ریال|تومان|دلار'
/** A letter alone, or one that begins many words, is a unit only in brackets, after "in" or at a currency. */
const unsure = /^(k|m|mm|mn|b|tr)$/

/** In which thousands, millions ... the header says that a column's numbers are; 1 where it does not. */
export function unitOf(header: string): number {
  return found(header)?.factor ?? 1
}

/** The header without its unit, for looking its words up. */
export function withoutUnit(header: string): string {
  const at = found(header)?.at
  return at === undefined ? header : header.slice(0, at)
}

function found(header: string): { readonly factor: number; readonly at: number } | undefined {
  const text = foldText(header.replace(/[（【［]/g, '(').replace(/[）】］]/g, ')'))
  for (const [words, factor] of units) {
    const at = places(words)
      .map((place) => place.exec(text))
      .find((match) => match !== null && (!unsure.test(match[1] ?? '') || match[2] !== undefined))
    if (at) return { factor, at: at.index }
  }
  return undefined
}

/** Where a unit may stand; the second group says that an unsure one stands so that it can be nothing else. */
function places(words: string): readonly RegExp[] {
  const [before, after] = [`(?:${money})?[ .,/]*`, `[ .,/]*(?:${money})?`]
  return [
    new RegExp(`[(\\[] *(?:in +)?${before}(${words})${after}( *[)\\]])`, 'u'),
    new RegExp(`(?:^|[ _])in[ _]+${before}(${words})${after}()$`, 'u'),
    new RegExp(`[ _-](?:${money})?[ _]?(${words})[ _]?(?:(${money}))?$`, 'u'),
    new RegExp(`(?<=[\\p{Script=Han}\\p{Script=Thai}])(${words})(?:(元|บาท))$`, 'u'),
  ]
}
