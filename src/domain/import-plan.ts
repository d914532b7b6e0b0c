import { z } from 'zod'
import { objectKinds } from './objects.ts'

const objectKindSchema = z.enum(objectKinds)

/** How the text of a column is to be read; decided from all its values, not from the first ones. */
export const columnFormatSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text') }),
  z.object({
    kind: z.literal('number'),
    decimal: z.enum(['.', ',', '٫']),
    /** Percent values are divided by 100. */
    percent: z.boolean().optional(),
    /** What numbers are multiplied by: the header says "in millions". A value with a unit of its own is not. */
    unit: z.number().positive().optional(),
    /** Values may be bands ("51-200", "1,000+"), read as their middle or their one end. */
    bands: z.boolean().optional(),
    /** True where no value told the decimal sign from a thousands sign and it is a presumption. */
    ambiguous: z.boolean().optional(),
  }),
  z.object({
    kind: z.literal('date'),
    /**
     * Order of the parts in numeric dates; `ymd` is also 20240325; `serial` is a
     * spreadsheet's day number, `epoch` seconds or, from 1e11 on, milliseconds since 1970.
     */
    order: z.enum(['ymd', 'dmy', 'mdy', 'serial', 'epoch']),
    calendar: z.enum(['gregorian', 'buddhist', 'jalali']),
    /** True where no value in the column told day from month and the order is a presumption. */
    ambiguous: z.boolean().optional(),
  }),
  z.object({
    kind: z.literal('bool'),
    yes: z.array(z.string()),
    no: z.array(z.string()),
    /** Texts that say it is not known yet (an open deal): read as missing, and no problem. */
    open: z.array(z.string()).optional(),
  }),
])
export type ColumnFormat = z.infer<typeof columnFormatSchema>

/** Why a column is read as what it is, weakest last. */
export const mappingReasonSchema = z.enum(['user', 'preset', 'header', 'values', 'custom'])

export const plannedColumnSchema = z.object({
  header: z.string(),
  /** Position in the file, from 0; headers may repeat. */
  position: z.number().int().min(0),
  object: objectKindSchema,
  /** A field of the object; null keeps the column as a custom trait. */
  field: z.string().nullable(),
  /** Left out of the import altogether when true. */
  skip: z.boolean().optional(),
  format: columnFormatSchema,
  confidence: z.number().min(0).max(1),
  because: mappingReasonSchema,
  /** State at export time, which tells the outcome ("Last activity", "Lifecycle stage"). */
  after: z.boolean().optional(),
})
export type PlannedColumn = z.infer<typeof plannedColumnSchema>

/** What a file is and how each of its columns is read; shown by a dry run, may be edited and given back. */
export const filePlanSchema = z.object({
  /** Base name of the file. */
  file: z.string(),
  format: z.enum(['csv', 'xlsx', 'parquet', 'json', 'jsonl']),
  encoding: z.string(),
  gzip: z.boolean().optional(),
  delimiter: z.string().optional(),
  /** Sheet of a workbook, or which of several lists of a JSON text (`results`, `data.companies`). */
  sheet: z.string().optional(),
  /** Rows before the header, or before the first record where there is none (titles, blank lines). */
  skipRows: z.number().int().min(0),
  /** False where the first row is a record already; the columns are then named by number. */
  header: z.boolean().optional(),
  /** What one row is. */
  kind: objectKindSchema,
  kindConfidence: z.number().min(0).max(1),
  /** `hubspot`, `salesforce`, `salesforce-report`, `pipedrive` where one was recognised. */
  preset: z.string().optional(),
  columns: z.array(plannedColumnSchema),
})
export type FilePlan = z.infer<typeof filePlanSchema>
