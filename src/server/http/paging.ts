import { z } from 'zod'
import { Fault } from '../../domain/index.ts'

/** What every list takes. */
export const pageQuery = z.object({
  cursor: z
    .string()
    .max(500)
    .optional()
    .describe('Where the page before this one ended: its `next`.'),
  limit: z.coerce.number().int().min(1).max(200).default(50).describe('Items on a page.'),
})

/** What every list answers. */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({
    items: z.array(item),
    next: z.string().optional().describe('Give it as `cursor` for the page after this one.'),
  })
}

/** One page of rows that were asked for with one more than fits, so that it is known whether more come. */
export function page<Row, Item>(
  rows: readonly Row[],
  limit: number,
  item: (row: Row) => Item,
  keyOf: (row: Row) => readonly (string | number)[],
): { items: Item[]; next?: string } {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  const items = shown.map(item)
  if (rows.length <= limit || last === undefined) return { items }
  return { items, next: Buffer.from(JSON.stringify(keyOf(last))).toString('base64url') }
}

const key = z.array(z.union([z.string(), z.number()]))

/** The key that a cursor stands for. @throws Fault `request.cursor` */
export function keyOfCursor(cursor: string, parts: number): readonly (string | number)[] {
  return cursorAs(cursor, key.length(parts))
}

/** The same where the parts of the key are known. @throws Fault `request.cursor` */
export function cursorAs<S extends z.ZodType>(cursor: string, schema: S): z.output<S> {
  try {
    return schema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()))
  } catch (cause) {
    throw notOurs(cursor, cause)
  }
}

function notOurs(cursor: string, cause: unknown): Fault {
  return new Fault('request.cursor', { cursor }, {}, cause)
}
