import { isHypothesisOnly, isWorthUnknown } from '../../domain/index.ts'
import { type Translator, weightingText } from '../../messages/index.ts'
import type { ReportContext } from '../context.ts'
import type { ReportInput } from '../input.ts'
import {
  accountTable,
  actions,
  amountCheckTable,
  amountTable,
  apartTable,
  cardTable,
  checkTable,
  courseVerdict,
  customerTable,
  disagreementTables,
  expectedHeadline,
  expectedNotes,
  expectedTable,
  expectedText,
  findingsTable,
  headline,
  heldOfCustomers,
  howSure,
  hypothesisLede,
  hypothesisTable,
  idealStatements,
  keptTable,
  keyFigures,
  leftOutTable,
  lifetimeHeadline,
  lifetimeModelText,
  lifetimeNotes,
  lifetimeTables,
  limits,
  listedCheck,
  listSensitivityText,
  lookalikesAsked,
  lookalikesNotes,
  lookalikesVerdict,
  lookalikeTable,
  narrowings,
  nothingNew,
  pairWordings,
  replayCourses,
  replayNotes,
  replayTables,
  replayTitle,
  reportTitle,
  seedCheckTable,
  segmentFigures,
  segmentNotes,
  segmentsTitle,
  segmentsVerdict,
  segmentTable,
  statementsLine,
  stayingTraitTable,
  tierTable,
  traitSensitivityTable,
  traitSensitivityText,
  turnNotes,
  verdictReasons,
} from '../wording/index.ts'
import { bullets, heading, numbered, plain, table } from './markdown.ts'

type Part = (context: ReportContext) => string

const parts: readonly Part[] = [
  summary,
  card,
  tiers,
  hypothesis,
  customers,
  lifetime,
  traits,
  segmented,
  replayed,
  accounts,
  expected,
  lookalikes,
  specificity,
  method,
  honestLimits,
]

/** Points, tiers and scores would suggest knowledge that is not there. */
const onlyProven: readonly Part[] = [card, tiers, accounts, specificity]

/** The report as Markdown: the same statements and tables, without pictures. */
export function reportMarkdown(input: ReportInput, translator: Translator): string {
  const context = { input, translator }
  const { reliable } = input.profile.verdict
  return parts
    .filter((make) => reliable || !onlyProven.includes(make))
    .map((make) => make(context))
    .filter((text) => text !== '')
    .join('\n')
}

function summary(context: ReportContext): string {
  const { input, translator } = context
  const { t } = translator
  const made = t('report.made', {
    date: translator.date(input.now),
    accounts: input.profile.data.accounts,
    id: input.profileId,
  })
  return [
    heading(1, headline(context)),
    `${plain([...reportTitle(context), made].join(' · '))}\n`,
    input.profile.verdict.reliable ? proven(context) : unproven(context),
    heading(2, t('report.action.title')),
    numbered(actions(context)),
    heading(2, t('report.sure.title')),
    bullets(howSure(context)),
  ].join('\n')
}

function proven(context: ReportContext): string {
  const { input, translator } = context
  const { t } = translator
  const statements = idealStatements(input.profile, translator)
  const texts = statements.map(({ text }) => text)
  return [
    `${plain(statementsLine(texts, translator))}\n`,
    bullets(
      statements.map(({ text, evidence }) => t('punctuation.aside', { text, aside: evidence })),
    ),
    bullets(
      keyFigures(context).map(({ name, value, from }) =>
        t('punctuation.aside', {
          text: t('punctuation.colon', { before: value, after: name }),
          aside: from,
        }),
      ),
    ),
    ...verdictReasons(context).map((reason) => `${plain(reason)}\n`),
  ].join('\n')
}

function unproven(context: ReportContext): string {
  const { t } = context.translator
  const assumed = isHypothesisOnly(context.input.profile)
  return [
    `${plain(t(`report.verdict.why${assumed ? '_hypothesis' : ''}`))}\n`,
    bullets(verdictReasons(context)),
    ...(assumed ? [] : [`${plain(t('report.verdict.still_true'))}\n`]),
  ].join('\n')
}

function card(context: ReportContext): string {
  const { input, translator } = context
  const { base, pointsPerDoubling } = input.profile.card
  const lede = translator.t('report.card.lede', {
    base: translator.number(base),
    doubling: pointsPerDoubling,
  })
  const pairs = pairWordings(context).map(
    ({ caption, matrix }) => `${plain(caption)}\n\n${table(matrix)}`,
  )
  const body = [table(cardTable(context)), ...pairs].join('\n')
  return part(translator.t('report.card.title'), lede, body)
}

function tiers(context: ReportContext): string {
  const { t } = context.translator
  return part(t('report.tiers.title'), undefined, table(tierTable(context)))
}

function hypothesis(context: ReportContext): string {
  const { input, translator } = context
  if (input.hypothesis === undefined) return ''
  const { t } = translator
  const body = [
    table(hypothesisTable(input.hypothesis, translator)),
    `${plain(t('hypothesis.rules'))}\n`,
    bullets(heldOfCustomers(context)),
  ].join('\n')
  return part(t('report.hypothesis.title'), hypothesisLede(input.hypothesis, translator), body)
}

function customers(context: ReportContext): string {
  const { input, translator } = context
  const { value } = input
  const title = translator.t('report.customers.title')
  if (isWorthUnknown(value)) return part(title, translator.t('value.nothing'), '')
  const lede = translator.t('report.customers.lede', {
    customers: value.customers,
    best: value.best,
    from: translator.number(value.cut.from, { maximumFractionDigits: 1 }),
    basis: value.cut.basis,
  })
  return part(title, lede, table(customerTable(context)) + stability(context))
}

/** How far the list, and what is in common, hang on the weights. */
function stability(context: ReportContext): string {
  const { sensitivity } = context.input
  if (sensitivity === undefined) return ''
  const { traits } = sensitivity
  const ofList = `\n${plain(listSensitivityText(sensitivity, context))}\n`
  if (traits === undefined) return ofList
  const title = heading(3, context.translator.t('value.traits.title'))
  const text = plain(traitSensitivityText(traits, context))
  const held = traits.held.length > 0 ? `\n${table(traitSensitivityTable(traits, context))}` : ''
  return `${ofList}\n${title}\n${text}\n${held}`
}

function traits({ input, translator }: ReportContext): string {
  const { t } = translator
  const { reliable } = input.profile.verdict
  const comparisons = input.tables.map((comparison) => {
    const title = heading(3, t(`report.traits.question.${comparison.question}`))
    const nothing = nothingNew(comparison, input.tables, translator)
    return `${title}\n${nothing === undefined ? table(findingsTable(comparison, translator)) : plain(nothing)}`
  })
  const warning = reliable ? undefined : t('report.traits.warning')
  return part(t('report.traits.title'), warning, comparisons.join('\n'))
}

function segmented({ input: { segments }, translator }: ReportContext): string {
  const { t } = translator
  return [segments?.ideal, segments?.negative]
    .filter((list) => list !== undefined)
    .map((list) => {
      const figures = segmentFigures(list, translator)
      const tables =
        list.segments.length === 0
          ? []
          : [
              table(segmentTable(list, translator)),
              ...(figures.rows.length === 0
                ? []
                : [heading(3, t('segments.figures')), table(figures)]),
              bullets(segmentNotes(list, translator)),
            ]
      return part(
        segmentsTitle(list, translator),
        segmentsVerdict(list, translator),
        tables.join('\n'),
      )
    })
    .join('\n')
}

/** Customers by expected value that the page names. */
const shownLifetimes = 15

/** Missed wins that the page names. */
const mostMissed = 10

function lifetime({ input: { lifetimes }, translator }: ReportContext): string {
  if (lifetimes === undefined || lifetimes.kind === 'none') return ''
  const told = lifetimeModelText(lifetimes, translator).map((sentence) => `${plain(sentence)}\n`)
  const tables = lifetimeTables(lifetimes, shownLifetimes, translator).map(
    ({ title, ...data }) => `${heading(3, title)}\n${table(data)}`,
  )
  const body = [...told, ...tables, bullets(lifetimeNotes(lifetimes, translator))].join('\n')
  return part(translator.t('lifetime.title'), lifetimeHeadline(lifetimes, translator), body)
}

function replayed({ input: { replay }, translator }: ReportContext): string {
  if (replay === undefined) return ''
  const { t, date } = translator
  const courses = replayCourses(replay, translator).map((course) => {
    const said = [...courseVerdict(course), ...turnNotes(course)]
    const tables = replayTables(course, mostMissed).map(
      ({ title, ...data }) => `${plain(title)}\n\n${table(data)}`,
    )
    return [heading(3, course.title), bullets(said), ...tables].join('\n')
  })
  const played = t('replay.played', { date: date(replay.ran) })
  const body = [...courses, bullets(replayNotes(replay, translator))].join('\n')
  return part(replayTitle(replay, translator), played, body)
}

function accounts(context: ReportContext): string {
  const { t } = context.translator
  return part(
    t('report.accounts.title'),
    listedCheck(context.input.accounts, context),
    table(accountTable(context)),
  )
}

/** Accounts that each table of expected values names. */
const mostExpected = 10

function expected({ input: { expected: found }, translator }: ReportContext): string {
  if (found === undefined) return ''
  const told = expectedText(found, translator).map((sentence) => `${plain(sentence)}\n`)
  const tables = [
    expectedTable(found, mostExpected, translator),
    keptTable(found, mostExpected, translator),
    ...disagreementTables(found, mostExpected, translator),
    amountTable(found, translator),
    amountCheckTable(found, translator),
    stayingTraitTable(found, translator),
  ]
    .filter(({ rows }) => rows.length > 0)
    .map(({ title, ...data }) => `${plain(title)}\n\n${table(data)}`)
  const body = [...told, ...tables, bullets(expectedNotes(found, translator))].join('\n')
  return part(translator.t('expected.title'), expectedHeadline(found, translator), body)
}

/** Look-alikes that the page names. */
const mostAlike = 15

function lookalikes({ input: { lookalikes: found }, translator }: ReportContext): string {
  if (found === undefined) return ''
  const context = { found, translator }
  const tables = [apartTable(context), seedCheckTable(context), lookalikeTable(context, mostAlike)]
    .filter(({ rows }) => rows.length > 0)
    .map(({ title, ...data }) => `${plain(title)}\n\n${table(data)}`)
  const said = `${plain(lookalikesVerdict(context))}\n`
  const body = [said, ...tables, bullets(lookalikesNotes(context))].join('\n')
  return part(translator.t('lookalikes.title'), lookalikesAsked(context), body)
}

function specificity(context: ReportContext): string {
  const { t } = context.translator
  const cuts = narrowings(context).map(({ trait, text, gain }) =>
    t('punctuation.colon', { before: trait, after: `${text} ${gain}` }),
  )
  const lines = cuts.length === 0 ? [t('report.specificity.enough')] : cuts
  return part(t('report.specificity.title'), undefined, bullets(lines))
}

function method(context: ReportContext): string {
  const { t } = context.translator
  const { outcome, weighting } = context.input.profile
  const weights =
    weighting === undefined ? [] : weightingText(weighting, outcome, context.translator)
  const body = [table(checkTable(context)), ...(weights.length > 0 ? [bullets(weights)] : [])]
  return part(t('report.method.title'), t('report.method.caption'), body.join('\n'))
}

function honestLimits(context: ReportContext): string {
  const { t } = context.translator
  const leaks = leftOutTable(context, 'telling')
  const leftOut =
    leaks.rows.length === 0 ? '' : `\n${heading(3, t('report.limits.left_out'))}\n${table(leaks)}`
  return part(t('report.limits.title'), undefined, bullets(limits(context)) + leftOut)
}

function part(title: string, lede: string | undefined, body: string): string {
  return `${heading(2, title)}\n${lede === undefined ? '' : `${plain(lede)}\n\n`}${body}`
}
