import { isHypothesisOnly, leastGood, leastOthers, type Profile } from '../../domain/index.ts'
import { ruleText, weightingText } from '../../messages/index.ts'
import type { CommandContext } from '../command-context.ts'
import { showCard } from './card.ts'
import { fixed } from './figures.ts'
import { showTiers } from './tiers.ts'

/** The verdict, how it was checked, the card and the tiers. */
export function showProfile(profile: Profile, context: CommandContext): void {
  showVerdict(profile, context)
  if (learned(profile)) showChecks(profile, context)
  showWeighting(profile, context)
  if (profile.verdict.reliable || isHypothesisOnly(profile)) {
    showCard(profile, context)
    showTiers({ profile }, context)
  }
}

/** With fewer accounts of either outcome nothing was learned, so there is nothing to measure. */
const learned = ({ data: { decided, good } }: Profile): boolean =>
  good >= leastGood && decided - good >= leastOthers

function showVerdict(profile: Profile, { terminal, translator }: CommandContext): void {
  const { data, outcome, verdict } = profile
  const { t, percent } = translator
  const unproven = isHypothesisOnly(profile) ? 'hypothesis' : 'not_reliable'
  terminal.print(t(`verdict.${verdict.reliable ? 'reliable' : unproven}`))
  // What a reliable profile still has against it is a warning, what an unreliable one has is the reason.
  const sign = verdict.reliable ? '!' : '·'
  for (const reason of verdict.reasons) terminal.print(`  ${sign} ${t(`verdict.reason.${reason}`)}`)
  const { decided, good, accounts } = data
  const rate = percent(good / Math.max(1, decided))
  if (accounts === 0 && isHypothesisOnly(profile)) return
  terminal.print(t('cli.learn.data', { outcome, decided, good, rate, accounts }))
  if (outcome !== 'retained') return
  terminal.print(t('report.limits.young'))
  terminal.print(t('cli.learn.at_export'))
}

interface Measures {
  readonly auc: number
  readonly logLoss: number
  readonly liftTop10: number
  readonly capturedTop20: number
}

function showChecks(
  { outcome, validation }: Profile,
  { terminal, translator }: CommandContext,
): void {
  const { t, percent, date } = translator
  const { card, baseRate, full, plainRule } = validation.crossValidated
  const later = validation.outOfTime
  const row = (name: string, measures: Measures): string[] => [
    name,
    fixed(measures.auc, 3, translator),
    fixed(measures.logLoss, 3, translator),
    fixed(measures.liftTop10, 2, translator),
    percent(measures.capturedTop20),
  ]
  terminal.print()
  terminal.table(
    [
      t('cli.check.title'),
      'AUC',
      t('cli.check.log_loss'),
      t('cli.check.lift'),
      t('cli.check.captured', { outcome }),
    ],
    [
      row(t('cli.check.card_cv'), card),
      ...(full === undefined ? [] : [row(t('cli.check.full'), full)]),
      ...(later === undefined
        ? []
        : [row(t('cli.check.card_oot', { from: date(later.from) }), later.card)]),
      ...(plainRule === undefined
        ? []
        : [row(t('cli.check.plain_rule', { traits: ruleText(plainRule, translator) }), plainRule)]),
      ...(later?.plainRule === undefined
        ? []
        : [
            row(
              t('cli.check.plain_rule_oot', {
                traits: ruleText(later.plainRule, translator),
                from: date(later.from),
              }),
              later.plainRule,
            ),
          ]),
      row(t('cli.check.base_rate'), {
        auc: 0.5,
        logLoss: baseRate.logLoss,
        liftTop10: 1,
        capturedTop20: 0.2,
      }),
    ],
    { right: [1, 2, 3, 4] },
  )
}

/** What accounts counted for while learning, where they did not count alike. */
function showWeighting(
  { outcome, weighting }: Profile,
  { terminal, translator }: CommandContext,
): void {
  if (weighting === undefined) return
  terminal.print()
  for (const line of weightingText(weighting, outcome, translator)) terminal.print(line)
}
