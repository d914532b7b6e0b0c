import {
  beliefsOf,
  type Estimated,
  type Hypothesis,
  type HypothesisCheck,
  type StatementCheck,
} from '../../domain/index.ts'
import { notedText, statedText, type Translator } from '../../messages/index.ts'
import type { TemplateSummary } from '../../workspace/index.ts'
import type { CommandContext } from '../command-context.ts'
import { range, signed } from './figures.ts'

/** The kinds of business there is a template for. */
export function showTemplates(
  templates: readonly TemplateSummary[],
  { terminal, translator }: CommandContext,
): void {
  const { t } = translator
  terminal.table(
    ['template', 'business', 'about'].map((column) => t(`hypothesis.column.${column}`)),
    templates.map(({ about, id, name }) => [id, name, about]),
  )
  terminal.print(`\n${t('cli.hypothesis.pick')}`)
}

/** What is stated, with its points and reasons, and what is held of such customers. */
export function showHypothesis(
  hypothesis: Hypothesis,
  { terminal, translator }: CommandContext,
): void {
  const { t, list, number } = translator
  if (hypothesis.name !== undefined) terminal.print(`${notedText(hypothesis.name, translator)}\n`)
  terminal.table(
    ['statement', 'fit', 'points', 'worth', 'why'].map((column) =>
      t(`hypothesis.column.${column}`),
    ),
    beliefsOf(hypothesis).map(({ levels, points, statement, worth }) => [
      statedText(levels, translator),
      t(`hypothesis.fit.${statement.fit}`),
      signed(points, translator),
      number(worth),
      notedText(statement.note ?? '', translator),
    ]),
    { right: [2, 3] },
  )
  terminal.print()
  for (const part of ['needs', 'pains', 'roles'] as const) {
    const items = hypothesis[part] ?? []
    if (items.length > 0)
      terminal.print(
        t('punctuation.colon', {
          before: t(`hypothesis.${part}`),
          after: list(items.map((item) => notedText(item, translator))),
        }),
      )
  }
}

/** Each statement with what was held, what the data says, and what to hold now. */
export function showHypothesisCheck(
  { decided, good, statements }: HypothesisCheck,
  { terminal, translator }: CommandContext,
): void {
  const { t } = translator
  terminal.print(t('hypothesis.summary', { decided, good }))
  terminal.print()
  terminal.table(
    ['statement', 'accounts', 'rest', 'prior', 'data', 'posterior', 'verdict'].map((column) =>
      t(`hypothesis.column.${column}`),
    ),
    statements.map((statement) => checkRow(statement, translator)),
    { right: [1, 2, 3, 4, 5] },
  )
  terminal.print(t('hypothesis.rules'))
}

function checkRow(check: StatementCheck, translator: Translator): string[] {
  const { adjusted, at, data, levels, posterior, prior, rest, untested, verdict } = check
  const { t, number } = translator
  const counts = (side: StatementCheck['at']) => `${number(side.good)} / ${number(side.accounts)}`
  return [
    statedText(levels, translator),
    counts(at),
    counts(rest),
    pointsText(prior, translator),
    data === undefined
      ? t(`hypothesis.untested.${untested ?? 'nobody'}`)
      : `${pointsText(data, translator)}${adjusted ? '*' : ''}`,
    pointsText(posterior, translator),
    t(`hypothesis.verdict.${verdict}`),
  ]
}

function pointsText({ high, low, value }: Estimated, translator: Translator): string {
  const ends = [low, high].map((end) => signed(Math.round(end) + 0, translator))
  return `${signed(Math.round(value) + 0, translator)} (${range(ends)})`
}
