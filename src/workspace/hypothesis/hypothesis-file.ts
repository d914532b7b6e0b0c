import { Document } from 'yaml'
import { Fault, type Hypothesis, hypothesisSchema } from '../../domain/index.ts'
import type { Translator } from '../../messages/index.ts'
import { readYamlText, type YamlPlace } from '../yaml-text.ts'

/**
 * Reads a hypothesis from YAML or JSON text.
 *
 * @param file name for messages
 * @throws Fault `hypothesis.unreadable` for text that is neither, `hypothesis.statement` for a statement that
 *   says too little or too much, `hypothesis.field` for another field that cannot be used, with file, line
 *   and column
 */
export function readHypothesis(text: string, file: string): Hypothesis {
  const read = readYamlText(text, hypothesisSchema)
  if (read.kind === 'read') return read.value
  const place = { file, ...placeOf(read.at) }
  if (read.kind === 'unreadable')
    throw new Fault('hypothesis.unreadable', { reason: read.reason }, place)
  const { field, issue } = read
  const flaw: unknown = issue.code === 'custom' ? issue.params?.['flaw'] : undefined
  if (typeof flaw === 'string')
    throw new Fault('hypothesis.statement', { flaw }, { ...place, field })
  throw new Fault('hypothesis.field', { problem: issue.message }, { ...place, field })
}

function placeOf(at: YamlPlace | undefined) {
  return at === undefined ? {} : { line: at.line, column: String(at.column) }
}

/** A hypothesis as a file to edit: YAML, with what can be written in it above. */
export function hypothesisText(hypothesis: Hypothesis, { t }: Translator): string {
  const document = new Document(hypothesis)
  document.commentBefore = t('hypothesis.file')
    .split('\n')
    .map((line) => ` ${line}`)
    .join('\n')
  return document.toString({ lineWidth: 100 })
}
