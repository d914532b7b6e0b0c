import { lostWords, openWords, wonWords } from '../../domain/index.ts'
import { foldText, wordPattern } from '../../sql/index.ts'
import type { ColumnValues } from './column-values.ts'
import { type End, twoEnds } from './two-ends.ts'

const lost = new RegExp(wordPattern(lostWords), 'u')
const won = new RegExp(wordPattern(wonWords), 'u')
const open = new RegExp(wordPattern(openWords), 'u')

/** The format of a column that says which deals were won and lost: every other text is of an open one. */
export function dealEnds(values: ColumnValues) {
  return twoEnds(values, endOf)
}

function endOf(text: string): End {
  const folded = foldText(text)
  if (lost.test(folded)) return 'no'
  if (won.test(folded)) return 'yes'
  return open.test(folded) ? 'open' : 'other'
}
