/**
 * Words in a header that tell how a deal stands rather than what the company is, in the five languages:
 * such fields are usually written while selling, or by the sale itself.
 */
const words: readonly string[] = [
  // English
  'last activity',
  'last notable activity',
  'last contact',
  'last touch',
  'last modified',
  'last update',
  'next step',
  'next activity',
  'status',
  'stage',
  'phase',
  'disposition',
  'outcome',
  'result',
  'quality',
  'rating',
  'grade',
  'score',
  'tag',
  'tags',
  'label',
  'labels',
  'lead profile',
  'loss reason',
  'lost reason',
  'closed',
  'won',
  'lost',
  'probability',
  'forecast',
  'contract signed',
  'onboarding',
  'renewal',
  'churn',
  // Vietnamese
  'trạng thái',
  'giai đoạn',
  'hoạt động gần nhất',
  'hoạt động cuối',
  'liên hệ gần nhất',
  'chất lượng',
  'điểm',
  'xếp hạng',
  'nhãn',
  'thẻ',
  'kết quả',
  'lý do thua',
  'xác suất',
  // Thai
  'สถานะ',
  'ขั้นตอน',
  'กิจกรรมล่าสุด',
  'ติดต่อล่าสุด',
  'คุณภาพ',
  'คะแนน',
  'อันดับ',
  'แท็ก',
  'ป้ายกำกับ',
  'ผลลัพธ์',
  'เหตุผลที่แพ้',
  'ความน่าจะเป็น',
  // Chinese
  '状态',
  '阶段',
  '最近活动',
  '最后活动',
  '最近联系',
  '上次联系',
  '质量',
  '评分',
  '得分',
  '等级',
  '标签',
  '结果',
  '输单原因',
  '丢单原因',
  '概率',
  // Persian
  'وضعیت',
  'مرحله',
  'آخرین فعالیت',
  'آخرین تماس',
  'کیفیت',
  'امتیاز',
  'رتبه',
  'برچسب',
  'نتیجه',
  'دلیل باخت',
  'احتمال',
]

const spaced = words.filter((word) => /^[\p{Script=Latin}\p{Script=Arabic} ]+$/u.test(word))
const joined = words.filter((word) => !spaced.includes(word))
/** Whole words where the script parts them; Thai and Chinese write on. */
const stateHeader = new RegExp(
  `(^|[^\\p{L}])(${spaced.join('|')})([^\\p{L}]|$)|${joined.join('|')}`,
  'iu',
)

/** Does the header speak of how a deal stands? */
export function stateWord(header: string): boolean {
  return stateHeader.test(header.normalize('NFC').replaceAll(/[_-]+/g, ' '))
}
