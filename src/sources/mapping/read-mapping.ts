import { type Document, isNode, LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'
import { Fault, fieldsOf, type ObjectKind, objectKinds } from '../../domain/index.ts'
import type { ColumnMapping, FileMapping } from './file-mapping.ts'
import { mappingSchema, readFormat } from './mapping-schema.ts'

type Written = z.infer<typeof mappingSchema>['files'][number]['columns'][number]

/** The mappings of a mapping file; `file` is its name, for what is wrong with it. */
export function readMapping(text: string, file: string): readonly FileMapping[] {
  const counter = new LineCounter()
  const document = parseDocument(text, { lineCounter: counter })
  const [error] = document.errors
  if (error !== undefined) {
    const line = counter.linePos(error.pos[0]).line
    throw new Fault('mapping.not_yaml', { reason: error.code }, { file, line }, error)
  }
  const lineOf = (path: readonly PropertyKey[]): number => lineAt(document, counter, path)
  const parsed = mappingSchema.safeParse(document.toJS())
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    const path = issue?.path ?? []
    throw new Fault(
      'mapping.invalid',
      { reason: issue?.message ?? '' },
      { file, line: lineOf(path), field: path.map(String).join('.') },
    )
  }
  return parsed.data.files.map((mapping, at) => {
    const { columns, ...facts } = mapping
    const read = (column: Written, place: number): ColumnMapping =>
      readColumn(column, { file, line: lineOf(['files', at, 'columns', place]) })
    return { ...withoutUndefined(facts), columns: columns.map(read), source: file }
  })
}

interface Line {
  readonly file: string
  readonly line: number
}

function readColumn(column: Written, place: Line): ColumnMapping {
  const { header, position, as, format, after } = column
  return {
    header,
    ...(position === undefined ? {} : { position }),
    ...(as === undefined ? {} : readTarget(as, header, place)),
    ...(format === undefined ? {} : { format: readFormat(format) }),
    ...(after === undefined ? {} : { after }),
    line: place.line,
  }
}

/** `skip`, `account` for a custom trait of the account, or `account.industry`. */
function readTarget(
  as: string,
  header: string,
  { file, line }: Line,
): Pick<ColumnMapping, 'object' | 'field' | 'skip'> {
  if (as === 'skip') return { skip: true }
  const [kind = '', field, ...more] = as.split('.')
  const object = objectKinds.find((known): known is ObjectKind => known === kind)
  const place = { file, line, column: header, field: 'as' }
  if (object === undefined) {
    throw new Fault('mapping.unknown_object', { value: kind, known: objectKinds }, place)
  }
  if (field === undefined) return { object, field: null, skip: false }
  const known = Object.keys(fieldsOf(object))
  if (more.length > 0 || !known.includes(field)) {
    throw new Fault('mapping.unknown_field', { value: as, object, known }, place)
  }
  return { object, field, skip: false }
}

/** Line of the node at a path, or of the nearest one above it that the file has. */
function lineAt(document: Document, counter: LineCounter, path: readonly PropertyKey[]): number {
  for (let length = path.length; length >= 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true)
    const start = isNode(node) ? node.range?.[0] : undefined
    if (start !== undefined) return counter.linePos(start).line
  }
  return 1
}

type Defined<T> = { [K in keyof T]: Exclude<T[K], undefined> }

/** Optional keys are absent, not undefined. */
function withoutUndefined<T extends object>(value: T): Defined<T>
function withoutUndefined(value: object): object {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined))
}
