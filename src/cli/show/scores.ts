import { isHypothesisOnly, type Profile } from '../../domain/index.ts'
import { labelText, type Translator } from '../../messages/index.ts'
import { type RankedAccount, reasonText, type ScoredAccounts } from '../../workspace/index.ts'
import type { CommandContext } from '../command-context.ts'
import { showTiers } from './tiers.ts'

/** How many accounts stand in each tier, and what weakens the scores. */
export function showTierCounts(scored: ScoredAccounts, context: CommandContext): void {
  const { terminal, translator } = context
  const { t } = translator
  terminal.print(t('cli.score.summary', { accounts: scored.accounts, ...scored.tiers }))
  if (scored.profile.verdict.reliable) showTiers(scored, context)
  else if (!isHypothesisOnly(scored.profile)) terminal.print(t('cli.score.unreliable'))
  else {
    terminal.print(t('cli.score.hypothesis'))
    showTiers(scored, context)
  }
  if (scored.unmatched.length > 0) {
    const traits = translator.list(
      scored.unmatched.map((id) => traitName(scored.profile, id, translator)),
    )
    terminal.print(t('cli.score.unmatched', { traits }))
  }
  terminal.print()
}

/** Accounts with their points, the strongest reasons for and against, and what to find out next. */
export function showRanked(
  accounts: ScoredAccounts['ranked'],
  profile: Profile,
  { terminal, translator }: CommandContext,
): void {
  const { t, number, percent } = translator
  if (accounts.length === 0) {
    terminal.print(t('cli.score.nobody'))
    return
  }
  const segmented = accounts.some(({ segments }) => segments !== undefined)
  const columns = ['account', 'points', 'tier_column', 'probability', 'reasons', 'next']
  terminal.table(
    [...columns, ...(segmented ? ['segments'] : [])].map((column) => t(`cli.score.${column}`)),
    accounts.map(({ account, score, segments = [] }) => [
      accountName(account),
      number(score.points),
      t(`tier.${score.tier}`),
      percent(score.probability),
      [...score.reasonsFor.slice(0, 2), ...score.reasonsAgainst.slice(0, 1)]
        .map((part) => reasonText(part, profile, translator))
        .join(' · '),
      score.next
        .slice(0, 1)
        .map(({ trait }) => traitName(profile, trait, translator))
        .join(),
      ...(segmented ? [segments.map((one) => segmentPlace(one, translator)).join(' · ')] : []),
    ]),
    { right: [1, 3] },
  )
}

function segmentPlace(
  { negative, place }: { readonly negative: boolean; readonly place: number },
  { t }: Translator,
): string {
  return t('cli.score.in_segment', { negative: String(negative), place })
}

export function traitName(profile: Profile, id: string, translator: Translator): string {
  const trait = profile.card.traits.find((one) => one.id === id)
  return trait === undefined ? id : labelText(trait.label, translator)
}

/** What people call an account: its name, else its domain, id, or place in the store. */
export function accountName({ name, domain, id, key }: RankedAccount['account']): string {
  return name ?? domain ?? id ?? `#${key}`
}
