import type { CatalogueTrait, LeftOutReason } from '../../domain/index.ts'
import { labelText } from '../../messages/index.ts'
import type { CommandContext } from '../command-context.ts'

const reasons: ReadonlySet<LeftOutReason> = new Set([
  'leak',
  'grows_with_staying',
  'after_the_sale',
  'part_of_value',
])

/** Names the traits that were kept out of learning because they tell the outcome, with what gave them away. */
export function showLeftOut(
  traits: readonly CatalogueTrait[],
  { terminal, translator }: CommandContext,
): void {
  const telling = traits.filter(({ leftOut }) => reasons.has(leftOut?.reason ?? 'empty'))
  if (telling.length === 0) return
  const { t } = translator
  terminal.print(t('cli.learn.left_out'))
  for (const trait of telling) {
    const reason = trait.leftOut?.reason ?? 'leak'
    const said = t('punctuation.colon', {
      before: labelText(trait.label, translator),
      after: t(`left_out.${reason}`, trait.leftOut?.facts ?? {}),
    })
    terminal.print(`  · ${said}`)
  }
  terminal.print()
}
