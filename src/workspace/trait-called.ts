import { Fault, type Trait } from '../domain/index.ts'
import { labelText, languages, translator } from '../messages/index.ts'
import { nearNames } from './near-names.ts'

/**
 * The trait that a user means: by its id, its own header, the field or header it comes from, or the name it
 * bears in what Northfit shows, in any language, since a name may come from a colleague's report. An id goes
 * before a header, and a header before a name. Case and spaces around do not matter.
 */
export function traitCalled<T extends Trait>(traits: readonly T[], asked: string): T | undefined {
  const wanted = plain(asked)
  const bears = (names: (trait: T) => readonly string[]) =>
    traits.find((trait) => names(trait).some((name) => plain(name) === wanted))
  return bears(({ id }) => [id]) ?? bears(headers) ?? bears(shownNames)
}

/**
 * The id of the trait that a user means.
 *
 * @throws Fault `learn.no_trait` where no trait is called so, with those that may have been meant
 */
export function traitIdOf(traits: readonly Trait[], asked: string): string {
  const found = traitCalled(traits, asked)
  if (found !== undefined) return found.id
  const alike = nearNames(
    asked,
    traits.map((trait) => [...headers(trait), ...shownNames(trait)]),
  )
  throw new Fault('learn.no_trait', { trait: asked, near: alike.length, alike })
}

/** Is it called by the column that it comes from, and not by its own name? */
export function isNamedBySource(trait: Trait, asked: string): boolean {
  const bears = (names: readonly string[]) => names.some((name) => plain(name) === plain(asked))
  return bears(headers(trait)) && !bears([trait.id, ...labels(trait), ...shownNames(trait)])
}

const plain = (name: string): string => name.trim().toLowerCase()

const headers = ({ label, sources }: Trait): readonly string[] => [
  ...labels({ label }),
  ...sources.flatMap(({ header, field }) => header ?? field ?? []),
]

const labels = ({ label }: Pick<Trait, 'label'>): readonly string[] =>
  'text' in label ? [label.text] : []

const shownNames = ({ label }: Trait): readonly string[] =>
  'text' in label ? [] : languages.map((language) => labelText(label, translator(language)))
