import type { Translator } from '../messages/index.ts'
import type { ReportInput } from './input.ts'

/** What every part of a report is made from. */
export interface ReportContext {
  readonly input: ReportInput
  readonly translator: Translator
}
