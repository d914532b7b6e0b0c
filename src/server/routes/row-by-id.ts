import { Fault } from '../../domain/index.ts'
import { isUuid } from '../access/index.ts'

/**
 * What an id in a path leads to; what is no id leads nowhere, without asking the records.
 *
 * @throws Fault `access.not_found`
 */
export async function rowById<R>(
  id: string,
  find: (id: string) => Promise<R | undefined>,
): Promise<R> {
  const row = isUuid(id) ? await find(id) : undefined
  if (row === undefined) throw new Fault('access.not_found')
  return row
}
