import type { CatalogueTrait, StepContext } from '../../domain/index.ts'
import { type Engine, moment, name, type QueryOptions, sql } from '../../sql/index.ts'
import { writeTraits } from '../catalogue/index.ts'
import { accountBlock } from './account-traits.ts'
import { activityBlock } from './activity-traits.ts'
import { type Block, uniqueIds } from './candidate.ts'
import { contactBlock } from './contact-traits.ts'
import { readCustomFields } from './custom-fields.ts'
import { decisionTable, writeDecisions } from './decisions.ts'
import { historyBlocks } from './history-traits.ts'
import { readNumbers } from './numeric-readings.ts'
import { promotedBlocks } from './promoted-traits.ts'
import { type Readings, writeSnapshot } from './snapshot-table.ts'
import { technologyBlock } from './technology-traits.ts'
import { readTexts } from './text-columns.ts'

/**
 * Derives the trait catalogue from the unified objects and writes the point-in-time `snapshot` and
 * `nf_trait`. A fact with a date counts only where the date is before the account's as-of date.
 */
export async function deriveTraits(
  engine: Engine,
  context: StepContext,
): Promise<readonly CatalogueTrait[]> {
  const options = context.signal === undefined ? {} : { signal: context.signal }
  return await engine.transaction((inside) => derive(inside, context, options))
}

async function derive(
  engine: Engine,
  context: StepContext,
  options: QueryOptions,
): Promise<readonly CatalogueTrait[]> {
  context.progress('traits.dates', 0)
  await writeDecisions(engine, context)
  context.progress('traits.facts', 0.2)
  const blocks = withUniqueIds(await writeBlocks(engine, context, options))
  context.progress('traits.values', 0.5)
  const readings = await readBlocks(engine, blocks, options)
  context.progress('traits.snapshot', 0.7)
  const traits = await writeSnapshot(engine, blocks, readings, options)
  await writeTraits(engine, traits)
  for (const table of [decisionTable, ...blocks.map((block) => block.table)])
    if (table.startsWith('nf_')) await engine.run(sql`drop table if exists ${name(table)}`)
  context.progress('traits.snapshot', 1)
  return traits
}

async function writeBlocks(
  engine: Engine,
  context: StepContext,
  options: QueryOptions,
): Promise<readonly Block[]> {
  const custom = await readCustomFields(engine)
  const now = moment(engine.dialect, context.now)
  const blocks = [
    await accountBlock(engine, custom, now),
    await technologyBlock(engine, options),
    await contactBlock(engine, options),
    await activityBlock(engine, options),
    ...(await historyBlocks(engine, options)),
    ...(await promotedBlocks(engine, custom, options)),
  ]
  return blocks.filter((block) => block !== null)
}

/** Ids are unique over all blocks, in their order. */
function withUniqueIds(blocks: readonly Block[]): readonly Block[] {
  const unique = uniqueIds(blocks.flatMap(({ candidates }) => candidates))
  let start = 0
  return blocks.map(({ table, candidates }) => {
    const own = unique.slice(start, start + candidates.length)
    start += candidates.length
    return { table, candidates: own }
  })
}

async function readBlocks(
  engine: Engine,
  blocks: readonly Block[],
  options: QueryOptions,
): Promise<Readings> {
  const texts: Readings['texts'][] = []
  const numbers: Readings['numbers'][] = []
  for (const block of blocks) {
    texts.push(await readTexts(engine, block, options))
    numbers.push(await readNumbers(engine, block, options))
  }
  return {
    texts: new Map(texts.flatMap((found) => [...found])),
    numbers: new Map(numbers.flatMap((found) => [...found])),
  }
}
