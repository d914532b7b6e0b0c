import { z } from 'zod'
import { type ColumnFormat, objectKinds } from '../../domain/index.ts'

/** How a format is written in a mapping file: short, because a person reads and edits it. */
const writtenFormat = z.union([
  z.enum(['text', 'number']),
  z.strictObject({
    number: z.enum(['.', ',', '٫']),
    percent: z.boolean().optional(),
    unit: z.number().positive().optional(),
    bands: z.boolean().optional(),
    presumed: z.boolean().optional(),
  }),
  z.strictObject({
    date: z.enum(['ymd', 'dmy', 'mdy', 'serial', 'epoch']),
    calendar: z.enum(['gregorian', 'buddhist', 'jalali']).optional(),
    presumed: z.boolean().optional(),
  }),
  z.strictObject({
    yes: z.array(words()),
    no: z.array(words()),
    open: z.array(words()).optional(),
  }),
])
export type WrittenFormat = z.infer<typeof writtenFormat>

/** YAML reads a bare `1` or `true` as something else than the word in the file. */
function words() {
  return z.union([z.string(), z.number(), z.boolean()]).transform(String)
}

export const mappingSchema = z.strictObject({
  files: z
    .array(
      z.strictObject({
        file: z.string().min(1),
        kind: z.enum(objectKinds).optional(),
        sheet: z.string().optional(),
        encoding: z.string().optional(),
        delimiter: z.string().min(1).optional(),
        skipRows: z.int().min(0).optional(),
        header: z.boolean().optional(),
        columns: z
          .array(
            z.strictObject({
              header: words(),
              position: z.int().min(0).optional(),
              as: z.string().optional(),
              format: writtenFormat.optional(),
              after: z.boolean().optional(),
            }),
          )
          .default([]),
      }),
    )
    .min(1),
})

export function readFormat(written: WrittenFormat): ColumnFormat {
  if (written === 'text') return { kind: 'text' }
  if (written === 'number') return { kind: 'number', decimal: '.' }
  if ('yes' in written) {
    const { yes, no, open } = written
    return { kind: 'bool', yes, no, ...(open === undefined ? {} : { open }) }
  }
  const presumed = written.presumed ? ({ ambiguous: true } as const) : {}
  if ('date' in written) {
    return {
      kind: 'date',
      order: written.date,
      calendar: written.calendar ?? 'gregorian',
      ...presumed,
    }
  }
  return { kind: 'number', decimal: written.number, ...numberMarks(written), ...presumed }
}

export function writeFormat(format: ColumnFormat): WrittenFormat {
  if (format.kind === 'text') return 'text'
  if (format.kind === 'bool') {
    const { yes, no, open } = format
    return { yes, no, ...(open === undefined ? {} : { open }) }
  }
  const presumed = format.ambiguous ? ({ presumed: true } as const) : {}
  if (format.kind === 'date') {
    const calendar = format.calendar === 'gregorian' ? {} : { calendar: format.calendar }
    return { date: format.order, ...calendar, ...presumed }
  }
  const marks = { ...numberMarks(format), ...presumed }
  const plain = format.decimal === '.' && Object.keys(marks).length === 0
  return plain ? 'number' : { number: format.decimal, ...marks }
}

type NumberMarks = Partial<
  Pick<Extract<ColumnFormat, { kind: 'number' }>, 'percent' | 'unit' | 'bands'>
>

/** What is said of a number beside its decimal sign, the same in a plan and in a mapping file. */
function numberMarks({ percent, unit, bands }: NumberMarks): NumberMarks {
  return {
    ...(percent ? { percent } : {}),
    ...(unit === undefined ? {} : { unit }),
    ...(bands ? { bands } : {}),
  }
}
