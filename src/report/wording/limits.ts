import { isUnseen, isWorthUnknown, type LeftOutReason, type Trait } from '../../domain/index.ts'
import { heldSentences } from '../../messages/index.ts'
import type { ReportContext } from '../context.ts'
import { criterionName } from './customers.ts'
import type { DataTable } from './data-table.ts'
import { traitName } from './names.ts'

/** A level or tier resting on fewer accounts than this is called a small sample. */
const smallSample = 30

/** What this report cannot know, each as one sentence with its counts. */
export function limits(context: ReportContext): readonly string[] {
  const { input, translator } = context
  const { t } = translator
  const { outcome, validation, tiers } = input.profile
  const small = smallLevels(context)
  const assumed = assumptions(context)
  return [
    t('report.limits.association'),
    ...(small > 0 ? [t('report.limits.small', { levels: small, accounts: smallSample })] : []),
    ...(tiers.measured.best.accounts < smallSample
      ? [t('report.limits.small_tier', { accounts: tiers.measured.best.accounts })]
      : []),
    ...(assumed > 0 ? [t('report.limits.assumed', { levels: assumed })] : []),
    ...held(context),
    ...(validation.outOfTime === undefined ? [t('report.limits.no_time')] : []),
    ...(outcome === 'retained' ? [t('report.limits.young')] : []),
    ...valued(context),
    ...(input.data.orphans ?? []).map(({ kind, rows, examples }) =>
      t('unify.orphans', {
        object: t(`object.${kind}`),
        rows,
        file: examples[0]?.file ?? '',
        row: examples[0]?.row ?? 0,
      }),
    ),
    ...input.value.notes.map(({ code, facts }) => t(`value.note.${code}`, facts)),
    ...timings(context),
  ]
}

/** What the value of customers is reckoned without; where nothing tells it, that. */
function valued({ input: { value }, translator }: ReportContext): readonly string[] {
  const { list, t } = translator
  if (isWorthUnknown(value)) return [t('value.nothing')]
  const missing = value.criteria.filter(({ status }) => status === 'not_found')
  const names = missing.map(({ id }) => criterionName(id, value.criteria, translator))
  return names.length > 0 ? [t('report.limits.criteria', { criteria: list(names) })] : []
}

/** Traits whose points were made to run one way. */
function held({ input: { profile }, translator }: ReportContext): readonly string[] {
  const name = (trait: Trait) => traitName(trait, translator)
  return heldSentences(profile.monotone ?? [], profile.card, name, translator)
}

/** What the card takes for granted about when its traits were known. */
function timings({ input, translator }: ReportContext): readonly string[] {
  const { card, outcome } = input.profile
  return (['stable', 'unknown'] as const).flatMap((timing) => {
    const traits = card.traits.filter((trait) => trait.timing === timing)
    const names = translator.list(traits.map((trait) => traitName(trait, translator)))
    return traits.length === 0
      ? []
      : translator.t(`report.limits.${timing}`, { outcome, traits: names })
  })
}

function smallLevels({ input }: ReportContext): number {
  return levelsOf(input).filter(
    ({ evidence }) =>
      evidence.kind === 'measured' && evidence.accounts > 0 && evidence.accounts < smallSample,
  ).length
}

function assumptions({ input }: ReportContext): number {
  return levelsOf(input).filter(
    ({ evidence }) => evidence.kind === 'assumption' && !isUnseen(evidence),
  ).length
}

function levelsOf({ profile }: ReportContext['input']) {
  return profile.card.traits.flatMap(({ levels }) => levels)
}

/** Reasons by which a trait would tell the outcome, against those by which it says nothing. */
const telling: readonly LeftOutReason[] = [
  'leak',
  'grows_with_staying',
  'after_the_sale',
  'excluded_by_user',
]

/** Traits that took no part in learning: the telling ones, or those that are silent. */
export function leftOutTable(
  { input, translator }: ReportContext,
  which: 'telling' | 'silent',
): DataTable {
  const { t, percent } = translator
  const traits = input.leftOut.filter(
    ({ leftOut }) =>
      leftOut !== undefined && telling.includes(leftOut.reason) === (which === 'telling'),
  )
  return {
    columns: [
      { title: t('report.column.trait') },
      { title: t('report.column.coverage'), number: true },
      { title: t('report.column.why') },
    ],
    rows: traits.map((trait) => [
      traitName(trait, translator),
      percent(trait.coverage, 0),
      trait.leftOut === undefined ? '' : t(`left_out.${trait.leftOut.reason}`, trait.leftOut.facts),
    ]),
  }
}
