import { LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'

type ZodIssue = z.core.$ZodIssue

/** What a YAML text (JSON is YAML too) holds, or the first thing in it that cannot be used, with its place. */
export type YamlText<T> =
  | { readonly kind: 'read'; readonly value: T }
  | { readonly kind: 'unreadable'; readonly reason: string; readonly at: YamlPlace }
  | {
      readonly kind: 'field'
      readonly issue: ZodIssue
      readonly field: string
      readonly at?: YamlPlace
    }

/** Both count from 1. */
export interface YamlPlace {
  readonly line: number
  readonly column: number
}

/** Reads a text by a schema; an empty one is an empty object. */
export function readYamlText<T>(text: string, schema: z.ZodType<T>): YamlText<T> {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const place = (offset: number): YamlPlace => {
    const { col, line } = lines.linePos(offset)
    return { line, column: col }
  }
  const [broken] = document.errors
  if (broken !== undefined)
    return { kind: 'unreadable', reason: broken.code, at: place(broken.pos[0]) }
  const result = schema.safeParse(document.toJS() ?? {})
  if (result.success) return { kind: 'read', value: result.data }
  const [issue] = result.error.issues
  if (issue === undefined) throw new Error('a failed parse names no issue')
  const path = pathOf(issue)
  const offset = nearestOffset(document, path)
  return {
    kind: 'field',
    issue,
    field: path.join('.'),
    ...(offset === undefined ? {} : { at: place(offset) }),
  }
}

/** Where the fault is; an unknown key stands one deeper than the object that zod names. */
function pathOf(issue: ZodIssue): readonly (string | number)[] {
  const path = issue.path.filter((step) => typeof step !== 'symbol')
  const [unknown] = issue.code === 'unrecognized_keys' ? issue.keys : []
  return unknown === undefined ? path : [...path, unknown]
}

/** Offset of the node at the path, or of the nearest one above it that is written in the file. */
function nearestOffset(
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
