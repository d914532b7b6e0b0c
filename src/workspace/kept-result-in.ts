import { Fault } from '../domain/index.ts'
import {
  keptExpected,
  keptLifetimes,
  keptLookalikes,
  keptReplay,
  keptSegments,
} from './kept-results.ts'
import { inWorkspace } from './open-workspace.ts'
import type { CallContext } from './step-context.ts'
import { storedResult } from './stored-result.ts'

const kept = {
  segments: keptSegments,
  lookalikes: keptLookalikes,
  replay: keptReplay,
  lifetime: keptLifetimes,
  expected: keptExpected,
} as const

type Kept = typeof kept

/**
 * What was found last on the data of now.
 *
 * @throws Fault `results.none` where nobody has asked since the last import
 */
export async function keptResultIn(
  folder: string,
  what: keyof Kept,
  call: CallContext,
): Promise<unknown> {
  const found = await inWorkspace(folder, call, ({ engine }) =>
    storedResult<unknown>(folder, engine, kept[what]),
  )
  if (found === undefined) throw new Fault('results.none', { what })
  return found
}
