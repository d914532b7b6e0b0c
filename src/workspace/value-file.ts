import { LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'
import { Fault, type ValueDefinition, valueDefinitionSchema } from '../domain/index.ts'

/**
 * Reads a value definition from YAML text.
 *
 * @param file name for messages
 * @throws Fault `value.unreadable` for text that is no YAML, `value.field` for a field that cannot be
 *   used, both with file and line
 */
export function readValueFile(text: string, file: string): ValueDefinition {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const [broken] = document.errors
  if (broken !== undefined) {
    const line = lines.linePos(broken.pos[0]).line
    throw new Fault('value.unreadable', { reason: broken.code }, { file, line })
  }
  const result = valueDefinitionSchema.safeParse(document.toJS() ?? {})
  if (result.success) return result.data
  const [issue] = result.error.issues
  if (issue === undefined) throw new Error('a failed parse names no issue')
  const path = placeOf(issue)
  const range = nearestRange(document, path)
  throw new Fault(
    'value.field',
    { problem: issue.message },
    {
      file,
      field: path.join('.'),
      ...(range === undefined ? {} : { line: lines.linePos(range).line }),
    },
  )
}

/** Where the fault is; an unknown key stands one deeper than the object that zod names. */
function placeOf(issue: z.core.$ZodIssue): readonly (string | number)[] {
  const path = issue.path.filter((step) => typeof step !== 'symbol')
  const [unknown] = issue.code === 'unrecognized_keys' ? issue.keys : []
  return unknown === undefined ? path : [...path, unknown]
}

/** Offset of the node at the path, or of the nearest one above it that is written in the file. */
function nearestRange(
  document: ReturnType<typeof parseDocument>,
  path: readonly (string | number)[],
): number | undefined {
  for (let depth = path.length; depth > 0; depth--) {
    const node: unknown = document.getIn(path.slice(0, depth), true)
    if (typeof node !== 'object' || node === null || !('range' in node)) continue
    if (Array.isArray(node.range) && typeof node.range[0] === 'number') return node.range[0]
  }
  return undefined
}
