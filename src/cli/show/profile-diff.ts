import { levelText } from '../../messages/index.ts'
import type { ProfileComparison } from '../../workspace/index.ts'
import type { CommandContext } from '../command-context.ts'
import { traitName } from './scores.ts'

/** What changed from one profile to another: traits, points, cuts, and how well it did. */
export function showProfileDiff(
  comparison: ProfileComparison,
  { terminal, translator }: CommandContext,
): void {
  const { t, number } = translator
  const { before, after, difference } = comparison
  if (difference.same) {
    terminal.print(t('cli.profile.same'))
    return
  }
  terminal.print(`${before.id} → ${after.id}`)
  const called = (id: string) =>
    [after, before].flatMap(({ profile }) => profile.card.traits).find((one) => one.id === id) ?? {}
  const name = (id: string) => {
    const now = traitName(after.profile, id, translator)
    return now === id ? traitName(before.profile, id, translator) : now
  }
  for (const id of difference.traitsAdded) terminal.print(`  + ${name(id)}`)
  for (const id of difference.traitsRemoved) terminal.print(`  − ${name(id)}`)
  const shown = (value: number | string | boolean | null) => {
    if (value === null) return '–'
    return typeof value === 'number' ? number(value, { maximumFractionDigits: 4 }) : String(value)
  }
  const rows = [
    ...difference.traitsChanged.flatMap(({ trait, levels }) =>
      levels.map(({ when, points }) => [
        t('report.statement', {
          trait: name(trait),
          level: levelText(when, called(trait), translator),
        }),
        shown(points.before),
        shown(points.after),
      ]),
    ),
    ...[
      difference.card,
      difference.tiers,
      difference.data,
      difference.verdict,
      difference.validation,
    ]
      .flat()
      .map(({ path, change }) => [path, shown(change.before), shown(change.after)]),
  ]
  if (rows.length === 0) return
  terminal.print()
  terminal.table([t('cli.profile.what'), t('cli.profile.before'), t('cli.profile.after')], rows, {
    right: [1, 2],
  })
}
