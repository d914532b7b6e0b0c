import { z } from 'zod'
import { filePlanSchema } from './import-plan.ts'

/** A value or row that could not be used as it stands. `line` counts from 1 in the file as an editor shows it. */
export const importProblemSchema = z.object({
  file: z.string(),
  line: z.number().int(),
  column: z.string().optional(),
  value: z.string().optional(),
  /** Stable code: message under `import.problem.<reason>`. */
  reason: z.string(),
})
export type ImportProblem = z.infer<typeof importProblemSchema>

export const fileReceiptSchema = z.object({
  file: z.string(),
  plan: filePlanSchema,
  rows: z.object({
    read: z.number().int(),
    kept: z.number().int(),
    /** Rows joined to another row of the same object (same id, domain or name). */
    merged: z.number().int(),
    rejected: z.number().int(),
    /** Rows kept with at least one value read as missing because it could not be understood. */
    mended: z.number().int(),
  }),
  /** Share of kept rows with a value, by header, in [0, 1]. */
  coverage: z.record(z.string(), z.number()),
  /** What was decided and is worth saying: `{ code, facts }`, message under `import.note.<code>`. */
  notes: z.array(
    z.object({
      code: z.string(),
      facts: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])),
    }),
  ),
  /** The first problems (at most 1,000); all of them stand in the problems file. */
  problems: z.array(importProblemSchema),
  /** Count of problems by reason. */
  problemCounts: z.record(z.string(), z.number()),
})
export type FileReceipt = z.infer<typeof fileReceiptSchema>

export const receiptSchema = z.object({
  /** Short id, for `import undo ID`. */
  id: z.string(),
  at: z.string(),
  /** True where every file was in the store already and nothing changed. */
  unchanged: z.boolean(),
  files: z.array(fileReceiptSchema),
  /** Files not imported because nothing in them says what a row is; a mapping file can say it. */
  leftAside: z.array(z.string()).default([]),
  /** Where the rejected rows were written, to be mended and imported again. */
  rejects: z.array(z.string()),
  /** Where everything that could not be read was listed, line by line. */
  problemFiles: z.array(z.string()).default([]),
})
export type Receipt = z.infer<typeof receiptSchema>
