import { foldText } from '../../sql/index.ts'

/**
 * Words that say what kind of legal body a company is, not which one. Written as people write them;
 * matched folded (lower case, no accents), so `GmbH` and `gmbh` are one.
 */

/** Before the name: Vietnamese, Thai, Persian, Indonesian. */
const leading = [
  'công ty',
  'cty',
  'ctcp',
  'cổ phần',
  'công ty cp',
  'trách nhiệm hữu hạn',
  'tnhh',
  'một thành viên',
  'mtv',
  'dntn',
  'doanh nghiệp tư nhân',
  'tập đoàn',
  'บริษัท',
  'บจก',
  'บมจ',
  'ห้างหุ้นส่วนจำกัด',
  'หจก',
  'شرکت',
  'مؤسسه',
  'گروه',
  'pt',
]

/** After the name. */
const trailing = [
  'inc',
  'incorporated',
  'corp',
  'corporation',
  'co',
  'company',
  'ltd',
  'limited',
  'llc',
  'l l c',
  'llp',
  'lp',
  'plc',
  'pty',
  'pte',
  'pvt',
  'private',
  'public',
  'gmbh',
  'mbh',
  'ag',
  'kg',
  'ohg',
  'ug',
  'se',
  'sa',
  's a',
  'sas',
  'sarl',
  'srl',
  'spa',
  's p a',
  'bv',
  'b v',
  'nv',
  'n v',
  'ab',
  'as',
  'oy',
  'aps',
  'kk',
  'sdn bhd',
  'bhd',
  'tbk',
  'jsc',
  'joint stock',
  'joint stock company',
  'ooo',
  'zrt',
  'kft',
  'doo',
  'sp z o o',
  'จำกัด',
  'มหาชน',
  'سهامی خاص',
  'سهامی عام',
  'با مسئولیت محدود',
]

/** After the name without a space between: Chinese, Japanese, and Thai as often written. */
const attached = [
  '股份有限公司',
  '有限责任公司',
  '有限公司',
  '股份公司',
  '集团公司',
  '集团',
  '公司',
  '株式会社',
  'จำกัด',
]

/** RE2 patterns for a folded name whose words are parted by single spaces. */
export const leadingForms = `^ *(?:(?:${alternatives(leading)}) )+`
export const trailingForms = `(?: (?:${alternatives(trailing)}))+ *$`
export const attachedForms = `(?:${alternatives(attached)}) *$`

/** Longer forms first: alternatives are tried in their order. */
function alternatives(words: readonly string[]): string {
  return [...words]
    .map(foldText)
    .sort((a, b) => b.length - a.length)
    .join('|')
}
