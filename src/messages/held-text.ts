import { heldText } from './labels.ts'
import type { Translator } from './translator.ts'

interface Held {
  readonly trait: { readonly id: string }
  readonly direction: 'up' | 'down'
}

/**
 * Which points were made to run one way because somebody asked for it; and of which traits that was asked although
 * the card has no place for them, so that nobody looks for them there.
 *
 * @param name a trait's name as the reader of these sentences has it
 */
export function heldSentences<Asked extends Held>(
  asked: readonly Asked[],
  card: { readonly traits: readonly { readonly id: string }[] },
  name: (trait: Asked['trait']) => string,
  translator: Translator,
): readonly string[] {
  const shown = (held: Asked) => card.traits.some(({ id }) => id === held.trait.id)
  const sentence = (key: string, some: readonly Asked[]) =>
    some.length === 0
      ? []
      : [
          translator.t(key, {
            traits: translator.list(
              some.map(({ direction, trait }) => heldText(name(trait), direction, translator)),
            ),
          }),
        ]
  return [
    ...sentence('report.limits.held', asked.filter(shown)),
    ...sentence(
      'report.limits.held_off',
      asked.filter((held) => !shown(held)),
    ),
  ]
}
