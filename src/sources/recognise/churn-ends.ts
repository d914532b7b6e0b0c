import { foldText, wordPattern } from '../../sql/index.ts'
import type { ColumnValues } from './column-values.ts'
import { type End, twoEnds } from './two-ends.ts'

/** How companies write that a customer left, in the languages we read. */
const churned = new RegExp(
  wordPattern([
    'churned',
    'churn',
    'attrited',
    'attrition',
    'cancelled',
    'canceled',
    'terminated',
    'former',
    'left',
    'rời bỏ',
    'đã hủy',
    'ngừng sử dụng',
    'เลิกใช้',
    'ยกเลิก',
    '流失',
    '退订',
    '解约',
    'ریزش',
    'لغو',
    'انصراف',
  ]),
  'u',
)

/** And that it is one still. A bare "customer" does not say so: it stands beside "lead" as often. */
const stayed = new RegExp(
  wordPattern([
    'active',
    'stayed',
    'retained',
    'existing',
    'current',
    'renewed',
    'đang hoạt động',
    'đang sử dụng',
    'hoạt động',
    'ở lại',
    'ใช้งานอยู่',
    'ยังใช้งาน',
    '活跃',
    '留存',
    '在用',
    '正常',
    'فعال',
    'ماندگار',
  ]),
  'u',
)

/**
 * The format of a column that says in words who churned (yes) and who stayed: every other text (a lead, a
 * trial) is of nobody who could do either.
 */
export function churnEnds(values: ColumnValues) {
  return twoEnds(values, endOf)
}

/** Churn is looked for first: "no longer active" and "inactive since churn" hold the staying word. */
function endOf(text: string): End {
  const folded = foldText(text)
  if (churned.test(folded)) return 'yes'
  return stayed.test(folded) ? 'no' : 'other'
}
