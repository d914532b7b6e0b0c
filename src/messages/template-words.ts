import { catalogues, messagesOf } from './catalogues.ts'
import { languages } from './languages.ts'
import type { Translator } from './translator.ts'

let keys: ReadonlyMap<string, string> | undefined

/** The words of templates of hypotheses in all languages, and the codes of how well something fits. */
function templateKeys(): ReadonlyMap<string, string> {
  keys ??= new Map([
    ...languages.flatMap((language) =>
      messagesOf(catalogues[language])
        .filter(([key]) => /^template(_role)?\./.test(key))
        .map(([key, words]): [string, string] => [words, key]),
    ),
    ...messagesOf(catalogues.en)
      .filter(([key]) => key.startsWith('hypothesis.fit.'))
      .map(([key]): [string, string] => [key.slice('hypothesis.fit.'.length), key]),
  ])
  return keys
}

/**
 * What a hypothesis says in words (a reason, a need, a role, its name), for the reader of a language. Words of a
 * template are kept in the language it was taken in, and told in the reader's; what somebody wrote stays as it is.
 */
export function notedText(words: string, { t }: Translator): string {
  const key = templateKeys().get(words)
  return key === undefined ? words : t(key)
}
