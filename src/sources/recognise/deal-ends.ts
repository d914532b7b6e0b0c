import { type ColumnFormat, lostWords, openWords, wonWords } from '../../domain/index.ts'
import { foldText, wordPattern } from '../../sql/index.ts'
import type { ColumnValues } from './column-values.ts'

const lost = new RegExp(wordPattern(lostWords), 'u')
const won = new RegExp(wordPattern(wonWords), 'u')
const open = new RegExp(wordPattern(openWords), 'u')

/** Share of the cells that must say how a deal ended, or that it is open. */
const mostly = 0.5

/**
 * The format of a column that says which deals were won and lost: every other text is of an open one.
 * Undefined where hardly any value says so, or all say the same.
 */
export function dealEnds(
  values: ColumnValues,
): Extract<ColumnFormat, { kind: 'bool' }> | undefined {
  const found = Map.groupBy(values.texts, endOf)
  const yes = found.get('won')
  const no = found.get('lost')
  if (yes === undefined || no === undefined) return undefined
  const said = values.cells((text) => endOf(text) !== 'other')
  const others = [...(found.get('open') ?? []), ...(found.get('other') ?? [])]
  if (said < mostly) return undefined
  return { kind: 'bool', yes, no, ...(others.length === 0 ? {} : { open: others }) }
}

function endOf(text: string): 'lost' | 'won' | 'open' | 'other' {
  const folded = foldText(text)
  if (lost.test(folded)) return 'lost'
  if (won.test(folded)) return 'won'
  return open.test(folded) ? 'open' : 'other'
}
