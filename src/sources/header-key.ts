/**
 * A label as vendors print it, made comparable: Unicode NFC, no byte-order mark, trimmed, folded
 * case, without the trailing `*` that import templates put on required columns.
 */
export function labelKey(header: string): string {
  return header
    .replace(/^\uFEFF/, '')
    .normalize('NFC')
    .trim()
    .replace(/\s*\*$/, '')
    .replace(/[“”„]/g, '"')
    .replace(/[‘’]/g, "'")
    .replace(/\s+/g, ' ')
    .toLowerCase()
}

/** The words of a header, in lower case: `annual_revenue`, `AnnualRevenue` and "Annual revenue" alike. */
export function headerWords(header: string): readonly string[] {
  return simplify(header.replace(/^\uFEFF/, '').normalize('NFKC'))
    .replace(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu}+)(\p{Lu}\p{Ll})/gu, '$1 $2')
    .toLowerCase()
    .replace(/__c$/, '')
    .replace(/'s\b/g, '')
    .replaceAll('#', ' number ')
    .split(/[^\p{L}\p{M}\p{N}%]+/u)
    .filter((word) => word !== '')
}

/** Words as one key. Without spaces, because Thai, Chinese and hand-made headers do without them. */
export function wordsKey(words: readonly string[]): string {
  return words.join('')
}

/** The key without Latin accents, for headers typed in ASCII ("ten cong ty"). */
export function plainKey(key: string): string {
  return key
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replaceAll('đ', 'd')
    .normalize('NFC')
}

/** Traditional characters that occur in headers, and the simplified ones the synonyms are written in. */
const traditional =
  '客戶業員數額幣單階創關閉贏輸類來負責聯繫絡郵職門網訂購發費時間備註評問題機會預計結優級標號編碼區縣態總營規術應處實際觸線開變進終電話產國傳專稱個歷動記錄錢幾轉換狀滿稅價廠資訊務內買層連項對採賬帳選擇頁顧顯歸屬據點擊頻經紀審組織體參與檔萬億領導擴後於過廣樣'
const simplified =
  '客户业员数额币单阶创关闭赢输类来负责联系络邮职门网订购发费时间备注评问题机会预计结优级标号编码区县态总营规术应处实际触线开变进终电话产国传专称个历动记录钱几转换状满税价厂资讯务内买层连项对采账账选择页顾显归属据点击频经纪审组织体参与档万亿领导扩后于过广样'
const pairs = [...simplified]
const simpler = new Map([...traditional].map((from, at) => [from, pairs[at] ?? from]))

/** Arabic letters as Persian keyboards and systems write them, and Chinese in simplified characters. */
function simplify(text: string): string {
  if (!/[\u0600-\u06ff\u200c\u4e00-\u9fff]/.test(text)) return text
  return [...text.replaceAll('ي', 'ی').replaceAll('ك', 'ک').replaceAll('\u200c', '')]
    .map((sign) => simpler.get(sign) ?? sign)
    .join('')
}
