import { unnamed } from '../../domain/index.ts'
import { notedText } from '../../messages/index.ts'
import type { ReportContext } from '../context.ts'

/** What the report is called: with the profile's name, where somebody gave it one. */
export function reportTitle({ input, translator }: ReportContext): readonly string[] {
  const { name } = input.profile
  return [translator.t('report.title'), ...(name === unnamed ? [] : [notedText(name, translator)])]
}
