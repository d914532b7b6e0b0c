import type { ExpectedValues } from '../../domain/index.ts'
import type { Translator } from '../../messages/index.ts'
import { money } from './lifetime-text.ts'
import { isolated } from './names.ts'

/** An amount with its currency, which must not turn a sentence round where it is read from the right. */
export function worth(value: number, { currency }: ExpectedValues, translator: Translator): string {
  const own = currency === undefined ? {} : { currency: isolated(currency, translator) }
  return money(value, own, translator)
}
