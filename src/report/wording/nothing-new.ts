import type { TraitTable } from '../../domain/index.ts'
import type { Translator } from '../../messages/index.ts'
import { strongestFindings } from './findings.ts'

/**
 * What is said in place of a comparison that shows nothing: one with nobody to compare, or, where every account is
 * decided, the market, which then is what won accounts stand against already.
 */
export function nothingNew(
  comparison: TraitTable,
  tables: readonly TraitTable[],
  { t }: Translator,
): string | undefined {
  const { group, others, question } = comparison
  if (strongestFindings(comparison).length === 0) {
    const empty = t('report.traits.empty', { group, others })
    const worthless = question === 'best_others' && group === 0 && others > 0
    return worthless ? `${empty} ${t('value.nothing')}` : empty
  }
  const same = tables.find((table) => table.question === 'won_lost')
  return question === 'customers_market' && same?.group === group && same.others === others
    ? t('report.traits.same', { question: t('report.traits.question.won_lost') })
    : undefined
}
