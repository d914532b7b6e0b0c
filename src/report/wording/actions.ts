import { isHypothesisOnly, isWorthUnknown } from '../../domain/index.ts'
import type { ReportContext } from '../context.ts'
import { joinedLevels } from './joined-levels.ts'
import { accountName, cardTraitName, isolated } from './names.ts'
import { shareWithin } from './numbers.ts'

/** What to do on Monday: at most five things, each with the numbers it rests on. */
export function actions(context: ReportContext): readonly string[] {
  const { profile } = context.input
  const doubtful = [collect, knowCustomers, useFindings]
  const unproven = isHypothesisOnly(profile) ? doubtful : [doNotScore, ...doubtful]
  const steps = profile.verdict.reliable
    ? [workFirst, findOut, narrow, stopWorking, knowCustomers]
    : unproven
  return steps.flatMap((step) => step(context) ?? [])
}

function workFirst({ input, translator }: ReportContext): string | undefined {
  const first = input.accounts.filter(({ score }) => score.tier === 'best').slice(0, 3)
  if (first.length === 0) return undefined
  return translator.t('report.action.work', {
    accounts: input.prospects.best,
    names: translator.list(first.map((account) => isolated(accountName(account), translator))),
  })
}

/** The question that would move most of the accounts shown to another tier. */
function findOut({ input, translator }: ReportContext): string | undefined {
  const counts = new Map<string, number>()
  for (const { score } of input.accounts) {
    const next = score.next[0]
    if (next !== undefined && next.changesTier >= 0.2)
      counts.set(next.trait, (counts.get(next.trait) ?? 0) + 1)
  }
  const [most] = [...counts].sort((a, b) => b[1] - a[1])
  if (most === undefined || most[1] * 4 < input.accounts.length) return undefined
  return translator.t('report.action.find_out', {
    trait: cardTraitName(input.profile, most[0], translator),
    accounts: most[1],
    shown: input.accounts.length,
  })
}

function narrow({ input, translator }: ReportContext): string | undefined {
  const { profile } = input
  const narrowing = profile.specificity?.narrowings[0]
  const trait = profile.card.traits.find(({ id }) => id === narrowing?.trait)
  if (narrowing === undefined || trait === undefined) return undefined
  const whens = narrowing.narrowed.flatMap((level) => trait.levels[level]?.when ?? [])
  return translator.t('report.action.narrow', {
    outcome: profile.outcome,
    trait: cardTraitName(profile, narrowing.trait, translator),
    level: isolated(joinedLevels(whens, trait, translator), translator),
    now: translator.percent(narrowing.rateNow, 0),
    narrowed: translator.percent(narrowing.rateNarrowed, 0),
  })
}

function stopWorking({ input, translator }: ReportContext): string | undefined {
  const { bad } = input.profile.tiers.measured
  if (input.prospects.bad === 0 || bad.accounts === 0) return undefined
  return translator.t('report.action.stop', {
    outcome: input.profile.outcome,
    accounts: input.prospects.bad,
    rate: shareWithin(bad.rate, bad.rateInterval, translator),
  })
}

/** The heaviest criterion of customer value that the data says nothing of. */
function knowCustomers({ input, translator }: ReportContext): string | undefined {
  const [missing] = input.value.criteria
    .filter(({ status }) => status === 'not_found')
    .toSorted((a, b) => b.weight - a.weight)
  if (missing === undefined) return undefined
  if (isWorthUnknown(input.value)) return translator.t('value.nothing')
  return translator.t('report.action.criterion', {
    criterion: translator.t(`value.criterion.${missing.id}`),
  })
}

function doNotScore({ translator }: ReportContext): string {
  return translator.t('report.action.do_not_score')
}

function collect({ input, translator }: ReportContext): string | undefined {
  const { outcome, verdict } = input.profile
  const tooFew = ['too_few_good', 'too_few_others', 'hypothesis_only']
  if (verdict.reasons.some((reason) => tooFew.includes(reason)))
    return translator.t('report.action.collect_outcomes', { outcome })
  return translator.t('report.action.collect_traits')
}

function useFindings({ input, translator }: ReportContext): string | undefined {
  const found = input.tables.flatMap(({ traits }) => traits.filter((trait) => trait.found)).length
  return found === 0 ? undefined : translator.t('report.action.findings', { found })
}
