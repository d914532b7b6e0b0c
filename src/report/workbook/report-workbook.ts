import { heldDirection, type Level, type RankedCustomer } from '../../domain/index.ts'
import {
  heldText,
  labelText,
  levelText,
  notedText,
  statedText,
  type Translator,
} from '../../messages/index.ts'
import type { ReportContext } from '../context.ts'
import type { ReportInput, ScoredAccount } from '../input.ts'
import {
  accountName,
  accountSegmentsText,
  keptSegmentSides,
  nextText,
  pairWordings,
  reasonText,
  strongestParts,
} from '../wording/index.ts'
import { expectedSheets } from './expected-sheet.ts'
import { lifetimeSheets } from './lifetime-sheet.ts'
import { replaySheets } from './replay-sheets.ts'
import { segmentSheets } from './segment-sheet.ts'
import { type Cell, rounded, type Sheet, sheet, type Workbook } from './sheet.ts'

/**
 * The data of the report as sheets: the golden sheet, and where the profile is reliable the scored
 * accounts and the card; the best customers last. Numbers stay numbers.
 */
export function reportWorkbook(input: ReportInput, translator: Translator): Workbook {
  const context = { input, translator }
  const proven = input.profile.verdict.reliable ? [accountSheet(context), cardSheet(context)] : []
  return {
    sheets: [
      goldenSheet(context),
      ...proven,
      ...hypothesisSheet(context),
      customerSheet(context),
      ...lifetimeSheets(context),
      ...expectedSheets(context),
      ...segmentSheets(context),
      ...replaySheets(context),
    ],
  }
}

/** What sales tell a prospect: a best customer like it, and what can be said of that customer. */
function goldenSheet(context: ReportContext): Sheet {
  const { input, translator } = context
  const best = input.value.top.filter((customer) => customer.best)
  return named(
    'golden',
    ['industry', 'operating_model', 'customer', 'statement'],
    best.map((customer) => {
      const facts = input.customerFacts?.[customer.accountKey]
      return [
        facts?.industry ?? null,
        facts?.operatingModel ?? null,
        accountName(customer),
        facts?.quote ?? statementOf(customer, context),
      ]
    }),
    translator,
  )
}

function statementOf(customer: RankedCustomer, { input, translator }: ReportContext): string {
  return translator.t('report.workbook.statement', {
    place: customer.place,
    customers: input.value.customers,
    parts: strongestParts(customer, input.value.criteria, translator),
  })
}

const accountColumns = [
  'account',
  'domain',
  'tier',
  'points',
  'probability',
  'low',
  'high',
  'known',
  'reasons_for',
  'reasons_against',
  'find_out',
]

const segmentColumn = (avoid: boolean) => (avoid ? 'avoid' : 'segments')

function accountSheet(context: ReportContext): Sheet {
  const { input, translator } = context
  const sides = keptSegmentSides(context)
  const row = (account: ScoredAccount): readonly Cell[] => {
    const { score } = account
    return [
      accountName(account),
      account.domain,
      translator.t(`tier.${score.tier}`),
      score.points,
      rounded(score.probability),
      rounded(score.interval[0]),
      rounded(score.interval[1]),
      rounded(score.known),
      reasonText(score.reasonsFor, context),
      reasonText(score.reasonsAgainst, context),
      nextText(account, context),
      ...sides.map((avoid) => accountSegmentsText(account, avoid, context)),
    ]
  }
  return named(
    'accounts',
    [...accountColumns, ...sides.map(segmentColumn)],
    input.accounts.map(row),
    translator,
  )
}

const cardColumns = [
  'trait',
  'level',
  'points',
  'low',
  'high',
  'accounts',
  'good',
  'rate',
  'lift',
  'assumption',
]

function cardSheet(context: ReportContext): Sheet {
  const { input, translator } = context
  const rows = [
    ...input.profile.card.traits.flatMap((trait) =>
      trait.levels.map((level) => [
        heldText(
          labelText(trait.label, translator),
          heldDirection(input.profile, trait.id),
          translator,
        ),
        levelText(level.when, trait, translator),
        ...cardRow(level, translator),
      ]),
    ),
    ...pairWordings(context).flatMap((pair) =>
      pair.cells.map(({ cell, name }) => [pair.name, name, ...cardRow(cell, translator)]),
    ),
  ]
  return named('card', cardColumns, rows, translator)
}

function cardRow(
  { evidence, interval, points }: Omit<Level, 'when'>,
  translator: Translator,
): readonly Cell[] {
  const counted: readonly Cell[] =
    evidence.kind === 'measured'
      ? [evidence.accounts, evidence.good, rounded(evidence.rate), rounded(evidence.lift), null]
      : [null, null, null, null, notedText(evidence.note, translator)]
  return [points, rounded(interval[0]), rounded(interval[1]), ...counted]
}

/** Every statement beside the data, in points; none where no hypothesis was stated. */
function hypothesisSheet({ input, translator }: ReportContext): readonly Sheet[] {
  if (input.hypothesis === undefined) return []
  const rows = input.hypothesis.statements.map((check): readonly Cell[] => [
    statedText(check.levels, translator),
    translator.t(`hypothesis.verdict.${check.verdict}`),
    ...[check.prior, check.data, check.posterior].flatMap((points) =>
      points === undefined ? [null, null, null] : [points.value, points.low, points.high],
    ),
    ...[check.at, check.rest].flatMap(({ accounts, good }) => [good, accounts]),
    notedText(check.statement.note ?? check.statement.fit, translator),
  ])
  return [named('hypothesis', hypothesisColumns, rows, translator)]
}

const hypothesisColumns = [
  ...['stated', 'verdict', 'prior', 'prior_low', 'prior_high', 'data', 'data_low', 'data_high'],
  ...['posterior', 'posterior_low', 'posterior_high', 'at_good', 'at_accounts', 'rest_good'],
  ...['rest_accounts', 'note'],
]

function customerSheet({ input, translator }: ReportContext): Sheet {
  const { criteria, top } = input.value
  return named(
    'customers',
    ['place', 'customer', 'domain', 'value', 'best', 'known', 'because'],
    top.map((customer) => [
      customer.place,
      accountName(customer),
      customer.domain,
      rounded(customer.value),
      translator.t(`level.${customer.best ? 'yes' : 'no'}`),
      rounded(customer.known),
      strongestParts(customer, criteria, translator),
    ]),
    translator,
  )
}

function named(
  name: string,
  columns: readonly string[],
  rows: readonly (readonly Cell[])[],
  translator: Translator,
): Sheet {
  return sheet(
    translator.t(`report.workbook.sheet.${name}`),
    translator.direction === 'rtl',
    columns.map((column) => translator.t(`report.workbook.column.${column}`)),
    rows,
  )
}
