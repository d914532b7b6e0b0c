import { z } from 'zod'
import { type Known, type ObjectKind, objectKinds, type SqlType } from '../../domain/index.ts'
import { type Engine, name, sql } from '../../sql/index.ts'

/** A row of the catalogue of custom columns, which `unify` writes. */
export interface CustomField {
  readonly object: ObjectKind
  readonly column: string
  readonly header: string
  readonly type: SqlType
  readonly known: Known
}

const schema: z.ZodType<CustomField> = z.object({
  object: z.enum(objectKinds),
  column: z.string(),
  header: z.string(),
  type: z.enum(['text', 'number', 'integer', 'boolean', 'timestamp']),
  known: z.enum(['stable', 'event', 'after', 'unknown']),
})

export async function readCustomFields(engine: Engine): Promise<readonly CustomField[]> {
  const rows = await engine.rows(
    sql`select ${name('object')}, column_name as ${name('column')}, header, ${name('type')}, known from nf_field`,
  )
  return rows
    .map((row) => schema.parse(row))
    .sort(
      (a, b) =>
        objectKinds.indexOf(a.object) - objectKinds.indexOf(b.object) || position(a) - position(b),
    )
}

function position({ column }: CustomField): number {
  return Number(column.slice(1))
}
