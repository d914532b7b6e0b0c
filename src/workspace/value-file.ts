import { Fault, type ValueDefinition, valueDefinitionSchema } from '../domain/index.ts'
import { readYamlText } from './yaml-text.ts'

/**
 * Reads a value definition from YAML text.
 *
 * @param file name for messages
 * @throws Fault `value.unreadable` for text that is no YAML, `value.field` for a field that cannot be
 *   used, both with file and line
 */
export function readValueFile(text: string, file: string): ValueDefinition {
  const read = readYamlText(text, valueDefinitionSchema)
  if (read.kind === 'read') return read.value
  const line = read.at === undefined ? {} : { line: read.at.line }
  if (read.kind === 'unreadable')
    throw new Fault('value.unreadable', { reason: read.reason }, { file, ...line })
  throw new Fault(
    'value.field',
    { problem: read.issue.message },
    { file, field: read.field, ...line },
  )
}
