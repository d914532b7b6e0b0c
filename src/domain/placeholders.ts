/**
 * Values that stand where none was known: left in by forms ("Select"), typed to get past a required
 * field ("test", "-"), or saying only "something else". They count as missing, because a trait level
 * made of them would describe the people who fill the CRM, not the customers.
 */
const words = [
  // English
  'n/a|n.a.|na|#n/a|n\\a|none|null|nil|nan|undefined|(null)|(none)|(blank)|blank|empty|(empty)',
  '(not set)|not set|not provided|not specified|unspecified|not available|no data|no value|missing',
  'unknown|(unknown)|unkown|not known|undisclosed|to be determined|to be confirmed|tbd|tbc|tba',
  'select|select...|select one|-- select --|--select--|- select -|--none--|-- none --|-none-|please select|choose|choose one',
  'test|tests|testing|test test|asdf|asd|qwerty|xxx|xx|abc|dummy|sample|foo|lorem ipsum',
  'other|others|other (please specify)|misc|miscellaneous|various',
  // Vietnamese
  'không có|không rõ|không biết|không xác định|chưa rõ|chưa biết|chưa có|chưa xác định|chưa cập nhật|khong ro|chua ro|khac|khong co',
  'chọn|vui lòng chọn|khác|mục khác|lĩnh vực khác|thử|thử nghiệm|trống',
  // Thai
  'ไม่มี|ไม่ทราบ|ไม่ระบุ|ไม่รู้|ยังไม่ระบุ|ยังไม่ทราบ|ไม่มีข้อมูล|เลือก|กรุณาเลือก|โปรดเลือก|อื่นๆ|อื่น ๆ|อื่น|ทดสอบ|ว่าง',
  // Chinese
  '无|無|没有|沒有|未知|不详|不詳|不明|未填|未填写|未填寫|未设置|未設定|未提供|暂无|暫無|待定|待确认|待確認|空|请选择|請選擇|其他|其它|测试|測試',
  // Persian
  'ندارد|هیچ|هیچکدام|هیچ‌کدام|نامشخص|نامعلوم|ناشناخته|مشخص نیست|تعیین نشده|ثبت نشده|انتخاب کنید|انتخاب|سایر|دیگر|غیره|تست|آزمایشی|خالی',
]

/** Whole values, in lower case; compare with the trimmed, lower-cased text. */
export const placeholderWords: readonly string[] = words.flatMap((line) => line.split('|'))

const known = new Set(placeholderWords)

/** Only dashes, dots, question marks, stars or the like; written so that RE2 reads it too. */
export const placeholderSigns = /^[\s\-–—_.?？*#/\\!~…]+$/u

/** Values that are impossible only in one field: nobody has no employees, or was founded in the year 0. In RE2 too. */
export const placeholdersOfField: Readonly<Record<string, RegExp>> = {
  employees: /^0+([.,]0+)?$|^-/,
  revenue: /^0+([.,]0+)?$/,
  founded: /^0+$|^1900$|^9999$/,
  domain: /^(www\.)?(example|test|domain|company|website|none|na|unknown)\.(com|org|net|invalid)$/,
  email: /^(test|none|no|na|unknown|noemail|x)@/,
  phone: /^[+\s()-]*(0+|1+|9+|1234567890?|123456789)$/,
  postal_code: /^0+$|^9+$/,
}

/** True where the text says nothing; `field` is the field of an object, where it is known. */
export function isPlaceholder(value: string, field?: string): boolean {
  const text = value.trim().toLowerCase()
  if (text === '' || placeholderSigns.test(text) || known.has(text)) return true
  return field === undefined ? false : (placeholdersOfField[field]?.test(text) ?? false)
}
