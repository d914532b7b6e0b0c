import type { ColumnFormat } from '../../domain/index.ts'
import { foldText, wordPattern } from '../../sql/index.ts'
import type { ColumnValues } from './column-values.ts'

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

/** Share of the cells that must say that a customer left or stayed. */
const mostly = 0.5

/**
 * The format of a column that says in words who churned and who stayed: every other text (a lead, a
 * trial) is of nobody who could do either. Undefined where it does not name both.
 */
export function churnEnds(
  values: ColumnValues,
): Extract<ColumnFormat, { kind: 'bool' }> | undefined {
  const found = Map.groupBy(values.texts, endOf)
  const yes = found.get('churned')
  const no = found.get('stayed')
  if (yes === undefined || no === undefined) return undefined
  if (values.cells((text) => endOf(text) !== 'other') < mostly) return undefined
  const open = found.get('other')
  return { kind: 'bool', yes, no, ...(open === undefined ? {} : { open }) }
}

/** Churn is looked for first: "no longer active" and "inactive since churn" hold the staying word. */
function endOf(text: string): 'churned' | 'stayed' | 'other' {
  const folded = foldText(text)
  if (churned.test(folded)) return 'churned'
  return stayed.test(folded) ? 'stayed' : 'other'
}
