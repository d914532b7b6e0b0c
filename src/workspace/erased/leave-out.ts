import { accountRefTable } from '../../domain/index.ts'
import { accountRowsTable, type LeaveOut } from '../../loop/index.ts'
import { type ErasedRows, eraseStagedRows } from '../../sources/index.ts'
import { integer, join, name, sql } from '../../sql/index.ts'
import { forgetHistory } from '../history/index.ts'
import { markedAccounts } from './marks.ts'

/**
 * Takes accounts out of the staged tables and the history of scores: those that were erased before and came in again.
 *
 * @param also accounts to be erased now
 * @param tell hears of every file that lost rows
 */
export function leavingOutErased(
  also: () => Promise<readonly number[]> = async () => [],
  tell: (erased: readonly ErasedRows[]) => void = () => undefined,
): LeaveOut {
  return async (inside, writeRows) => {
    const keys = [...new Set([...(await also()), ...(await markedAccounts(inside))])]
    if (keys.length === 0) return false
    await writeRows(keys)
    const rows = name(accountRowsTable)
    const [found] = await inside.rows(sql`select count(*) as n from ${rows}`)
    if (Number(found?.['n']) === 0) return false
    const refs = await inside.rows(
      sql`select ref from ${name(accountRefTable)} where account_key in (${join(keys.map(integer))})`,
    )
    await forgetHistory(
      inside,
      refs.map(({ ref }) => String(ref)),
    )
    tell(await eraseStagedRows(inside, rows))
    return true
  }
}
