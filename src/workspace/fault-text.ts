import type { Fault } from '../domain/index.ts'
import type { Translator } from '../messages/index.ts'

/** The sentence about a fault, after its place where the sentence does not name that itself. */
export function faultText({ code, facts, place }: Fault, translator: Translator): string {
  const { file = '', line, column = '', field = '' } = place
  const sentence = translator.t(`fault.${code}`, {
    file,
    line: line ?? 0,
    column,
    field,
    ...facts,
  })
  if (line === undefined && sentence.includes(file)) return sentence
  const where = [file, line, column].filter((part) => part !== undefined && part !== '').join(':')
  return where === '' ? sentence : `${where}: ${sentence}`
}
