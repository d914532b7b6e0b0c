import {
  type ColumnFormat,
  Fault,
  type FilePlan,
  fieldsOf,
  type PlannedColumn,
} from '../../domain/index.ts'
import type { ColumnMapping, FileMapping } from '../mapping/index.ts'
import type { ColumnValues } from './column-values.ts'
import { formatFor, guessFormat } from './infer-format.ts'

/**
 * A plan with what a person says instead of what was recognised. A field the person gives to one
 * column is taken from the columns that were only recognised as it. `values` are the plan's columns'.
 */
export function applyMapping(
  plan: FilePlan,
  mapping: FileMapping,
  values: readonly ColumnValues[],
): FilePlan {
  const positions = Map.groupBy(plan.columns, ({ header }) => header)
  const said = new Map(
    mapping.columns.map((column) => [
      positionOf(positions.get(column.header) ?? [], column, plan, mapping),
      column,
    ]),
  )
  const given = new Set(
    mapping.columns.flatMap(({ object, field }) => (field ? [`${object}.${field}`] : [])),
  )
  const columns = plan.columns.map((column) => {
    const own = said.get(column.position)
    const guess = (): ColumnFormat => {
      const known = values[column.position]
      return known === undefined ? column.format : guessFormat(known)
    }
    if (own !== undefined) return asSaid(column, own, values[column.position])
    const taken = column.field !== null && given.has(`${column.object}.${column.field}`)
    return taken ? custom(column, plan, guess()) : column
  })
  const { encoding, delimiter, skipRows } = mapping
  return {
    ...plan,
    ...(encoding === undefined ? {} : { encoding }),
    ...(delimiter === undefined ? {} : { delimiter }),
    ...(skipRows === undefined ? {} : { skipRows }),
    ...(mapping.kind === undefined ? {} : { kind: mapping.kind, kindConfidence: 1 }),
    columns,
  }
}

/** Headers may repeat; without a position the first one is meant. */
function positionOf(
  alike: readonly PlannedColumn[],
  said: ColumnMapping,
  plan: FilePlan,
  mapping: FileMapping,
): number {
  const found = alike.find(
    ({ position }) => said.position === undefined || said.position === position,
  )
  if (found !== undefined) return found.position
  throw new Fault(
    'mapping.unknown_column',
    { header: said.header, table: plan.file },
    { file: mapping.source, line: said.line },
  )
}

function asSaid(
  column: PlannedColumn,
  said: ColumnMapping,
  values: ColumnValues | undefined,
): PlannedColumn {
  const { header, position } = column
  const object = said.object ?? column.object
  const field = said.field === undefined ? column.field : said.field
  const after = said.after ?? (said.object === undefined ? column.after : undefined)
  const skip = said.skip ?? column.skip
  return {
    header,
    position,
    object,
    field,
    ...(skip ? { skip } : {}),
    format: said.format ?? formatOf(column, object, field, values),
    confidence: 1,
    because: 'user',
    ...(after ? { after } : {}),
  }
}

function formatOf(
  column: PlannedColumn,
  object: PlannedColumn['object'],
  field: string | null,
  values: ColumnValues | undefined,
): ColumnFormat {
  const same = object === column.object && field === column.field
  if (same || values === undefined) return column.format
  const spec = field === null ? undefined : fieldsOf(object)[field]
  return (spec && formatFor(spec.type, values)) ?? guessFormat(values)
}

function custom(column: PlannedColumn, plan: FilePlan, format: ColumnFormat): PlannedColumn {
  const { header, position } = column
  return {
    header,
    position,
    object: plan.kind,
    field: null,
    format,
    confidence: 0.5,
    because: 'custom',
  }
}
