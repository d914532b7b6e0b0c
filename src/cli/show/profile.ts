import { type CardTrait, isUnseen, type Level, type Profile } from '../../domain/index.ts'
import { labelText, levelText } from '../../messages/index.ts'
import type { CommandContext } from '../command-context.ts'

/** The verdict, how it was checked, the card and the tiers. */
export function showProfile(profile: Profile, context: CommandContext): void {
  showVerdict(profile, context)
  if (profile.verdict.reliable) {
    showCard(profile, context)
    showTiers(profile, context)
  }
}

function showVerdict(profile: Profile, { terminal, translator }: CommandContext): void {
  const { t, number, percent } = translator
  const { data, verdict, validation } = profile
  terminal.print(t(verdict.reliable ? 'verdict.reliable' : 'verdict.not_reliable'))
  for (const reason of verdict.reasons) terminal.print(`  · ${t(`verdict.reason.${reason}`)}`)
  terminal.print(
    t('cli.learn.data', {
      decided: data.decided,
      good: data.good,
      rate: percent(data.good / Math.max(1, data.decided)),
      accounts: data.accounts,
    }),
  )
  const { card, baseRate, plainRule } = validation.crossValidated
  const auc = (value: number) =>
    number(value, { minimumFractionDigits: 3, maximumFractionDigits: 3 })
  const rows = [
    [
      t('cli.check.card_cv'),
      auc(card.auc),
      auc(card.logLoss),
      number(card.liftTop10, { maximumFractionDigits: 2 }),
      percent(card.capturedTop20),
    ],
    ...(plainRule === undefined
      ? []
      : [
          [
            t('cli.check.plain_rule'),
            auc(plainRule.auc),
            auc(plainRule.logLoss),
            number(plainRule.liftTop10, { maximumFractionDigits: 2 }),
            percent(plainRule.capturedTop20),
          ],
        ]),
    [t('cli.check.base_rate'), auc(0.5), auc(baseRate.logLoss), number(1), percent(0.2)],
  ]
  const later = validation.outOfTime
  if (later !== undefined) {
    rows.splice(1, 0, [
      t('cli.check.card_oot', { from: translator.date(later.from) }),
      auc(later.card.auc),
      auc(later.card.logLoss),
      number(later.card.liftTop10, { maximumFractionDigits: 2 }),
      percent(later.card.capturedTop20),
    ])
  }
  terminal.print()
  terminal.table(
    [
      t('cli.check.title'),
      'AUC',
      t('cli.check.log_loss'),
      t('cli.check.lift'),
      t('cli.check.captured'),
    ],
    rows,
    { right: [1, 2, 3, 4] },
  )
}

function showCard(profile: Profile, { terminal, translator }: CommandContext): void {
  const { t, number } = translator
  terminal.print()
  terminal.table(
    [
      t('cli.card.trait'),
      t('cli.card.level'),
      t('cli.card.points'),
      t('cli.card.interval'),
      t('cli.card.evidence'),
    ],
    profile.card.traits.flatMap((trait) => cardRows(trait, translator)),
    { right: [2, 3] },
  )
  terminal.print(
    t('cli.card.note', {
      base: number(profile.card.base),
      doubling: profile.card.pointsPerDoubling,
    }),
  )
}

function cardRows(trait: CardTrait, translator: CommandContext['translator']): string[][] {
  const { number } = translator
  const shown = trait.levels.filter((level) => !isEmptyMissing(level))
  return shown
    .toSorted((a, b) => b.points - a.points)
    .map((level, index) => [
      index === 0 ? labelText(trait.label, translator) : '',
      levelText(level.when, translator),
      number(level.points, { signDisplay: 'exceptZero' }),
      level.interval.map((end) => number(Math.round(end) + 0)).join(' … '),
      evidenceText(level, translator),
    ])
}

function isEmptyMissing({ evidence, when }: Level): boolean {
  return 'missing' in when && isUnseen(evidence)
}

function evidenceText(
  { evidence }: Level,
  { t, number, percent }: CommandContext['translator'],
): string {
  if (isUnseen(evidence)) return t('level.unseen')
  if (evidence.kind === 'assumption') return t('cli.card.assumption')
  const { good, accounts, rate, lift } = evidence
  return t('cli.card.counted', {
    good: number(good),
    accounts: number(accounts),
    rate: percent(rate),
    lift: number(lift, { maximumFractionDigits: 2 }),
  })
}

function showTiers(profile: Profile, { terminal, translator }: CommandContext): void {
  const { t, number, percent } = translator
  const { tiers, data } = profile
  const base = data.good / Math.max(1, data.decided)
  const from = { best: number(tiers.bestFrom), good: number(tiers.goodFrom), bad: '' }
  terminal.print()
  terminal.table(
    [
      t('cli.tier.tier'),
      t('cli.tier.from'),
      t('cli.tier.accounts'),
      t('cli.tier.rate'),
      t('cli.tier.interval'),
      t('cli.tier.lift'),
    ],
    (['best', 'good', 'bad'] as const).map((tier) => {
      const { accounts, rate, rateInterval } = tiers.measured[tier]
      return [
        t(`tier.${tier}`),
        from[tier],
        number(accounts),
        percent(rate),
        `${percent(rateInterval[0])} … ${percent(rateInterval[1])}`,
        `${number(base > 0 ? rate / base : 0, { maximumFractionDigits: 2 })} ×`,
      ]
    }),
    { right: [1, 2, 3, 4, 5] },
  )
  terminal.print(t('cli.tier.note'))
}
