import type { Estimated, HypothesisCheck, StatementCheck } from '../../domain/index.ts'
import { notedText, statedText, type Translator } from '../../messages/index.ts'
import type { ReportContext } from '../context.ts'
import { type DataTable, none } from './data-table.ts'
import { isolated } from './names.ts'
import { range, signed } from './numbers.ts'

/** How many statements came to which verdict, in one sentence. */
export function hypothesisLede({ statements }: HypothesisCheck, { t }: Translator): string {
  const count = (verdict: StatementCheck['verdict']) =>
    statements.filter((statement) => statement.verdict === verdict).length
  return t('report.hypothesis.lede', {
    confirmed: count('confirmed'),
    weakened: count('weakened'),
    overturned: count('overturned'),
    open: count('open'),
  })
}

/** Every statement with the accounts behind it: as it was held, by the data alone, and both together. */
export function hypothesisTable(
  { statements }: HypothesisCheck,
  translator: Translator,
): DataTable {
  const columns = ['statement', 'verdict', 'prior', 'data', 'posterior', 'accounts', 'rest', 'why']
  return {
    columns: columns.map((column, index) => ({
      title: translator.t(`hypothesis.column.${column}`),
      number: index > 1 && column !== 'why',
    })),
    rows: statements.map((check) => checkCells(check, translator)),
  }
}

function checkCells(check: StatementCheck, translator: Translator): readonly string[] {
  const { adjusted, at, data, levels, posterior, prior, rest, statement, untested, verdict } = check
  const { number, t } = translator
  const counts = ({ accounts, good }: StatementCheck['at']) =>
    accounts === 0 ? none : `${number(good)} / ${number(accounts)}`
  return [
    isolated(statedText(levels, translator), translator),
    t(`hypothesis.verdict.${verdict}`),
    pointsWithin(prior, translator),
    data === undefined
      ? t(`hypothesis.untested.${untested ?? 'nobody'}`)
      : `${pointsWithin(data, translator)}${adjusted ? '*' : ''}`,
    pointsWithin(posterior, translator),
    counts(at),
    counts(rest),
    notedText(statement.note ?? statement.fit, translator),
  ]
}

function pointsWithin({ high, low, value }: Estimated, translator: Translator): string {
  const points = (one: number) => signed(Math.round(one) + 0, translator)
  return translator.t('report.within', {
    value: points(value),
    range: range([low, high], translator, points),
  })
}

/** What such customers need, what troubles them, who decides there: one line each. */
export function heldOfCustomers({ input, translator }: ReportContext): readonly string[] {
  const { t } = translator
  const said = (items: readonly string[]) =>
    items
      .map((item) => isolated(notedText(item, translator), translator))
      .join(t('report.separator'))
  const { hypothesis } = input.profile
  return (['needs', 'pains', 'roles'] as const).flatMap((part) => {
    const items = hypothesis?.[part] ?? []
    return items.length === 0
      ? []
      : t('punctuation.colon', { before: t(`hypothesis.${part}`), after: said(items) })
  })
}
