import { foldText } from '../../sql/index.ts'

/**
 * How sales teams name the end of a deal, in statuses and stage names, in the languages we read.
 * Lost is looked for first: "not won" and "ไม่สำเร็จ" hold the winning word.
 */
const lost = [
  'lost',
  'not won',
  'unsuccessful',
  'disqualified',
  'unqualified',
  'abandoned',
  'rejected',
  'cancelled',
  'canceled',
  'dead',
  'churned',
  'no deal',
  'perdido',
  'perdida',
  'perdu',
  'verloren',
  'thua',
  'thất bại',
  'mất deal',
  'bị mất',
  'đã hủy',
  'từ chối',
  'แพ้',
  'ไม่สำเร็จ',
  'ปิดไม่ได้',
  'เสียโอกาส',
  'ยกเลิก',
  '输单',
  '丢单',
  '失单',
  '失败',
  '已输',
  '流失',
  '未成交',
  '作废',
  'باخته',
  'از دست رفته',
  'ناموفق',
  'شکست',
  'لغو',
]

const won = [
  'won',
  'win',
  'successful',
  'ganado',
  'ganada',
  'gagne',
  'gewonnen',
  'thắng',
  'thành công',
  'đã chốt',
  'chốt được',
  'ชนะ',
  'สำเร็จ',
  'ปิดได้',
  'ปิดการขาย',
  '赢单',
  '赢',
  '成交',
  '成功',
  '已签约',
  'برنده',
  'برده',
  'موفق',
  'فروخته',
  'بسته شده موفق',
]

/** RE2 patterns for folded text: a Latin word stands alone, scripts without spaces match anywhere. */
export const lostPattern = pattern(lost)
export const wonPattern = pattern(won)

/** Headers of columns that say it in a yes or no. */
export const wonHeader = /^(is[ _]?)?(closed[ _]?)?won\??$/
export const lostHeader = /^(is[ _]?)?(closed[ _]?)?lost\??$/
export const closedHeader = /^(is[ _]?)?(deal[ _]?)?closed\??$/

function pattern(words: readonly string[]): string {
  const folded = words.map(foldText)
  const spaced = folded.filter((word) => /[a-z]/.test(word))
  const unspaced = folded.filter((word) => !/[a-z]/.test(word))
  return `(?:^|[^\\pL])(?:${spaced.join('|')})(?:$|[^\\pL])|${unspaced.join('|')}`
}
