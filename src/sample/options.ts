import { z } from 'zod'
import { Fault } from '../domain/index.ts'

export const layouts = ['hubspot', 'salesforce', 'pipedrive'] as const
export const signals = ['planted', 'none'] as const
export const locales = ['clean', 'dirty'] as const

/** Which sample to make. The same options give the same bytes. */
export const sampleOptionsSchema = z.strictObject({
  /** Real companies; duplicate records come on top. */
  accounts: z.int().min(300).max(10_000_000),
  seed: z.int().min(0).max(4_294_967_295),
  layout: z.enum(layouts),
  /** `none`: the same files, but nothing in them says who buys or who is worth more. */
  signal: z.enum(signals),
  /** `dirty`: decimal commas, dd/mm dates, digits and names of other scripts. */
  locale: z.enum(locales),
  /** The day the files are exported; nothing in them is later. */
  asOf: z.iso.date(),
})

export type SampleOptions = z.infer<typeof sampleOptionsSchema>

export function checkOptions(options: SampleOptions): SampleOptions {
  const checked = sampleOptionsSchema.safeParse(options)
  if (checked.success) return checked.data
  const issue = checked.error.issues[0]
  const option = issue?.path.join('.') ?? ''
  throw new Fault('sample.bad_option', { option, problem: issue?.message ?? '' })
}
