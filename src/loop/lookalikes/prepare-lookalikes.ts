import type { StepContext } from '../../domain/index.ts'
import type { Engine } from '../../sql/index.ts'
import { writeMarket } from './coded-market.ts'
import { writeLinks } from './relations/index.ts'

/**
 * Writes what every search for look-alikes reads, whatever its examples: the accounts coded, and what they share.
 * Needs the snapshot, the catalogue and the unified objects.
 */
export async function prepareLookalikes(engine: Engine, context: StepContext): Promise<void> {
  const options = context.signal === undefined ? {} : { signal: context.signal }
  context.progress('lookalikes.prepare', 0)
  await writeMarket(engine, options)
  context.progress('lookalikes.prepare', 0.7)
  await writeLinks(engine, options)
  context.progress('lookalikes.prepare', 1)
}
