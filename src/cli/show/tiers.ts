import { type Profile, type Tier, tierNames } from '../../domain/index.ts'
import type { CommandContext } from '../command-context.ts'
import { fixed, range } from './figures.ts'

type Counts = Readonly<Record<Tier, number>>

/** A profile, and where accounts were scored with it, how many stand in each tier. */
export interface TieredAccounts {
  readonly profile: Profile
  readonly tiers?: Counts
  /** Of these, who are not customers yet. */
  readonly prospects?: Counts
}

/** The cuts of the tiers, the accounts there, and what each tier won among accounts kept aside. */
export function showTiers(tiered: TieredAccounts, context: CommandContext): void {
  const { terminal, translator } = context
  const { t, number } = translator
  const { profile, tiers, prospects } = tiered
  const { basis, bestFrom, capacity, goodFrom } = profile.tiers
  const from: Readonly<Record<Tier, string>> = {
    best: number(bestFrom),
    good: number(goodFrom),
    bad: '',
    unknown: '',
  }
  const counted = [tiers, prospects].flatMap((counts) => counts ?? [])
  const columns = [
    ...['tier', 'from'],
    ...(tiers === undefined ? [] : ['here']),
    ...(prospects === undefined ? [] : ['prospects']),
    ...['kept_aside', 'rate', 'interval', 'lift'],
  ]
  terminal.print()
  terminal.table(
    columns.map((column) => t(`cli.tier.${column}`, { outcome: profile.outcome })),
    tierNames
      .filter((tier) => tier !== 'unknown' || tiers !== undefined)
      .map((tier) => [
        t(`tier.${tier}`),
        from[tier],
        ...counted.map((counts) => number(counts[tier])),
        ...(tier === 'unknown' ? [] : measuredCells(tier, profile, context)),
      ]),
    { right: columns.map((_, index) => index).slice(1) },
  )
  if (basis === 'assumed') {
    terminal.print(t('cli.tier.assumed'))
    return
  }
  if (basis !== 'measured') terminal.print(t('cli.tier.basis', { basis, capacity: capacity ?? 0 }))
  terminal.print(t('cli.tier.note', { outcome: profile.outcome }))
}

function measuredCells(
  tier: Exclude<Tier, 'unknown'>,
  { data, tiers }: Profile,
  { translator }: CommandContext,
): readonly string[] {
  const { accounts, rate, rateInterval } = tiers.measured[tier]
  const { number, percent } = translator
  if (accounts === 0) return [number(accounts), '–', '–', '–']
  const base = data.good / Math.max(1, data.decided)
  return [
    number(accounts),
    percent(rate),
    range(rateInterval.map((end) => percent(end))),
    `${fixed(base > 0 ? rate / base : 0, 2, translator)} ×`,
  ]
}
