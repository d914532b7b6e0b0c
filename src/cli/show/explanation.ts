import type { Profile } from '../../domain/index.ts'
import { labelText, levelText } from '../../messages/index.ts'
import type { ExplainedAccount, ExplainedTrait, HistoryEntry } from '../../workspace/index.ts'
import type { CommandContext } from '../command-context.ts'
import { signed } from './figures.ts'
import { accountName, traitName } from './scores.ts'

/** One account's score: every part of the sum, what is missing, what to find out next, and its rows. */
export function showAccount(
  explained: ExplainedAccount,
  segments: readonly string[],
  context: CommandContext,
): void {
  const { terminal, translator } = context
  const { t, number, percent } = translator
  const { account, profile, score } = explained
  const [low, high] = score.interval
  terminal.print(
    t('cli.explain.points', {
      account: accountName(account),
      points: score.points,
      tier: t(`tier.${score.tier}`),
      probability: percent(score.probability),
      low: percent(low),
      high: percent(high),
    }),
  )
  terminal.print(
    t('cli.explain.from_average', { average: number(score.average, { maximumFractionDigits: 1 }) }),
  )
  terminal.table(
    [t('cli.card.trait'), t('cli.card.level'), t('cli.card.points'), t('cli.explain.difference')],
    score.parts.map((part) => [
      part.traits.map((id) => traitName(profile, id, translator)).join(' × '),
      part.traits
        .map((id, index) => levelName(profile, id, part.levels[index] ?? 0, translator))
        .join(' × '),
      signed(part.points, translator),
      signed(part.contribution, translator, 1),
    ]),
    { right: [2, 3] },
  )
  for (const sentence of segments) terminal.print(sentence)
  showOpen(explained, context)
  showHistory(explained, context)
  showSources(explained, context)
}

/** How the score changed; nothing while it never did. */
function showHistory(
  { history, profile }: ExplainedAccount,
  { terminal, translator }: CommandContext,
): void {
  if (history.length < 2) return
  const { t, number } = translator
  terminal.print(`\n${t('cli.explain.history')}`)
  terminal.table(
    [
      t('cli.explain.since'),
      t('cli.card.points'),
      t('cli.score.tier_column'),
      t('cli.explain.because'),
    ],
    history.map(({ at, points, tier, ...why }) => [
      translator.date(at.slice(0, 10)),
      points === null ? t('cli.explain.gone') : number(points),
      tier === null ? '' : t(`tier.${tier}`),
      whyChanged(why, profile, translator),
    ]),
    { right: [1] },
  )
}

function whyChanged(
  { changes, otherVersion }: Pick<HistoryEntry, 'changes' | 'otherVersion'>,
  profile: Profile,
  translator: CommandContext['translator'],
): string {
  const moves = changes.map(({ trait, from, to }) => {
    const known = profile.card.traits.find(({ id }) => id === trait)
    const [was, is] = [from, to].map((when) => known && levelText(when, known, translator))
    return `${traitName(profile, trait, translator)}: ${was ?? ''} → ${is ?? ''}`
  })
  const version = otherVersion ? [translator.t('cli.explain.other_version')] : []
  return [...version, ...moves].join(' · ')
}

function showOpen(
  { profile, score }: ExplainedAccount,
  { terminal, translator }: CommandContext,
): void {
  const { t, percent } = translator
  if (score.missing.length > 0) {
    const traits = translator.list(score.missing.map((id) => traitName(profile, id, translator)))
    terminal.print(t('cli.explain.missing', { traits }))
  }
  const [next] = score.next
  if (next === undefined) return
  const [low, high] = next.points
  terminal.print(
    t('cli.explain.next', {
      trait: traitName(profile, next.trait, translator),
      share: percent(next.changesTier),
      low,
      high,
    }),
  )
}

function showSources(
  { sources, deals }: ExplainedAccount,
  { terminal, translator }: CommandContext,
): void {
  const { t, number } = translator
  terminal.print(`\n${t('cli.explain.rows')}`)
  terminal.table(
    [t('cli.explain.file'), t('cli.explain.row')],
    [...sources, ...deals.map(({ source }) => source)].map(({ file, record }) => [
      file,
      number(record),
    ]),
    { right: [1] },
  )
}

/** The accounts behind a statement on a trait. */
export function showTraitRows(
  explained: ExplainedTrait,
  { terminal, translator }: CommandContext,
): void {
  const { t, number } = translator
  const { trait, outcome } = explained
  terminal.print(labelText(trait.label, translator))
  terminal.print(t('cli.explain.timing', { outcome, timing: trait.timing }))
  terminal.table(
    [
      t('cli.explain.position'),
      t('cli.card.level'),
      t('cli.card.points'),
      t('cli.tier.accounts'),
      t('cli.explain.won', { outcome }),
    ],
    trait.levels.map((level, index) => [
      String(index),
      levelText(level.when, trait, translator),
      signed(level.points, translator),
      number(explained.counts[index]?.accounts ?? 0),
      number(explained.counts[index]?.good ?? 0),
    ]),
    { right: [0, 2, 3, 4] },
  )
  terminal.print()
  terminal.table(
    [
      t('cli.score.account'),
      t('cli.card.level'),
      t('cli.explain.outcome'),
      t('cli.explain.file'),
      t('cli.explain.row'),
    ],
    explained.accounts.map(({ account, level, good, sources }) => [
      accountName(account),
      levelName({ card: { traits: [trait] } }, trait.id, level, translator),
      t(good ? 'cli.explain.won' : 'cli.explain.lost', { outcome }),
      sources[0]?.file ?? '',
      sources[0] === undefined ? '' : number(sources[0].record),
    ]),
    { right: [4] },
  )
}

function levelName(
  profile: { readonly card: Pick<Profile['card'], 'traits'> },
  id: string,
  level: number,
  translator: CommandContext['translator'],
): string {
  const trait = profile.card.traits.find((one) => one.id === id)
  const when = trait?.levels[level]?.when
  return trait === undefined || when === undefined ? '' : levelText(when, trait, translator)
}
