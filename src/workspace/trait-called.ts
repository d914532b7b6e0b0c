import { Fault, type Trait } from '../domain/index.ts'
import { labelText, languages, translator } from '../messages/index.ts'

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
 * @throws Fault `learn.no_trait` where no trait is called so
 */
export function traitIdOf(traits: readonly Trait[], asked: string): string {
  const found = traitCalled(traits, asked)
  if (found === undefined) throw new Fault('learn.no_trait', { trait: asked })
  return found.id
}

const plain = (name: string): string => name.trim().toLowerCase()

const headers = ({ label, sources }: Trait): readonly string[] => [
  ...('text' in label ? [label.text] : []),
  ...sources.flatMap(({ header, field }) => header ?? field ?? []),
]

const shownNames = ({ label }: Trait): readonly string[] =>
  'text' in label ? [] : languages.map((language) => labelText(label, translator(language)))
