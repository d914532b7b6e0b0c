import {
  type Card,
  type CardTrait,
  heldDirection,
  type Profile,
  type Trait,
} from '../../domain/index.ts'
import { briefLevelText, heldText, labelText, type Translator } from '../../messages/index.ts'

/** Sets a name of the user's apart from the sentence, so that its direction does not turn the sentence round. */
export function isolated(name: string, { direction }: Translator): string {
  return direction === 'rtl' ? `\u2068${name}\u2069` : name
}

export function traitName(trait: Pick<Trait, 'label'>, translator: Translator): string {
  return isolated(labelText(trait.label, translator), translator)
}

/** The name of a trait on the card, with which way its points were held to run. */
export function heldTraitName(
  trait: Trait,
  profile: Pick<Profile, 'monotone'>,
  translator: Translator,
): string {
  return heldText(traitName(trait, translator), heldDirection(profile, trait.id), translator)
}

/** The company's name, else its domain, else the id it has in the user's files, else its key. */
export function accountName(account: {
  readonly name: string | null
  readonly domain: string | null
  readonly id?: string | null
  readonly accountKey: number
}): string {
  return account.name ?? account.domain ?? account.id ?? `#${account.accountKey}`
}

/** "Industry: Software" for one level of a trait. */
export function statement(trait: CardTrait, level: number, translator: Translator): string {
  const when = trait.levels[level]?.when ?? { missing: true }
  return translator.t('report.statement', {
    trait: traitName(trait, translator),
    level: isolated(briefLevelText(when, trait, translator), translator),
  })
}

/** What one part of a score says: the levels the account has on its trait, or on two together. */
export function partStatement(
  card: Card,
  part: { readonly traits: readonly string[]; readonly levels: readonly number[] },
  translator: Translator,
): string {
  return part.traits
    .map((id, index) => {
      const trait = card.traits.find((candidate) => candidate.id === id)
      return trait === undefined ? id : statement(trait, part.levels[index] ?? 0, translator)
    })
    .join(' + ')
}

/** The name of a trait of the card by its id. */
export function cardTraitName(profile: Profile, id: string, translator: Translator): string {
  const trait = profile.card.traits.find((candidate) => candidate.id === id)
  return trait === undefined ? id : traitName(trait, translator)
}
