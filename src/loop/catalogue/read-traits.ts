import { z } from 'zod'
import {
  type CatalogueTrait,
  leftOutReasonSchema,
  traitSchema,
  traitTable,
} from '../../domain/index.ts'
import { type Engine, name, sql } from '../../sql/index.ts'

const valueRowsSchema = z.object({ value: z.string(), rows: z.number() })

const catalogueTraitSchema = traitSchema.extend({
  column: z.string(),
  family: z.string().exactOptional(),
  coverage: z.number(),
  distinct: z.number(),
  placeholders: z.array(valueRowsSchema),
  merged: z.array(valueRowsSchema.extend({ into: z.string() })).exactOptional(),
  leftOut: z
    .object({
      reason: leftOutReasonSchema,
      facts: z.record(z.string(), z.union([z.string(), z.number()])),
    })
    .exactOptional(),
})

/** The trait catalogue of the workspace, in the order of the snapshot's columns. */
export async function readTraits(engine: Engine): Promise<readonly CatalogueTrait[]> {
  const rows = await engine.rows(
    sql`select ${name('trait')} from ${name(traitTable)} order by ${name('position')}`,
  )
  return rows.map((row) => catalogueTraitSchema.parse(JSON.parse(String(row['trait']))))
}
