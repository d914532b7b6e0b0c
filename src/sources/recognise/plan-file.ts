import { type FilePlan, fieldsOf, type ObjectKind, type PlannedColumn } from '../../domain/index.ts'
import type { FileMapping } from '../mapping/index.ts'
import { matchPreset, type PresetMatch } from '../presets/index.ts'
import type { SampledTable } from '../sampled-table.ts'
import { isAccountTrait, isAfterHeader } from '../synonyms/index.ts'
import { applyMapping } from './apply-mapping.ts'
import { claimFields } from './claim-fields.ts'
import { columnValues } from './column-values.ts'
import { guessFormat } from './infer-format.ts'
import { type Column, candidatesFor } from './proposal.ts'
import { guessKind, type KindGuess } from './score-kinds.ts'

/**
 * What a file is and how its columns are read, as far as its head and a sample of values tell. Where
 * `kindConfidence` is below `leastKindConfidence`, nothing tells what a row is, and a person must.
 * What the mapping says goes before what was recognised.
 */
export function planFile(table: SampledTable, mapping?: FileMapping): FilePlan {
  const match = matchPreset(table.file, table.headers)
  const columns = table.headers.map((header, position) => ({
    header,
    position,
    values: columnValues(table.samples[position] ?? []),
    target: match?.targets[position],
    candidates: candidatesFor(match?.targets[position]?.label ?? header),
  }))
  const guess = mapping?.kind
    ? { kind: mapping.kind, confidence: 1 }
    : (kindOf(match) ?? guessKind(table.file, columns))
  const plan: FilePlan = {
    ...fileFacts(table),
    kind: guess.kind,
    kindConfidence: guess.confidence,
    ...(match === undefined ? {} : { preset: match.preset }),
    columns: planColumns(columns, guess.kind, match !== undefined),
  }
  if (mapping === undefined) return plan
  return applyMapping(
    plan,
    mapping,
    columns.map(({ values }) => values),
  )
}

/** A vendor's layout is nearly sure; more so, the more of the labels are the vendor's. */
function kindOf(match: PresetMatch | undefined): KindGuess | undefined {
  return match && { kind: match.kind, confidence: round(0.9 + match.known / 10) }
}

function fileFacts(
  table: SampledTable,
): Pick<FilePlan, 'file' | 'format' | 'encoding' | 'gzip' | 'delimiter' | 'sheet' | 'skipRows'> {
  const { file, format, encoding, gzip, delimiter, sheet, skipRows } = table
  return {
    file,
    format,
    encoding,
    ...(gzip === undefined ? {} : { gzip }),
    ...(delimiter === undefined ? {} : { delimiter }),
    ...(sheet === undefined ? {} : { sheet }),
    skipRows,
  }
}

function planColumns(
  columns: readonly Column[],
  kind: ObjectKind,
  vendorFile: boolean,
): PlannedColumn[] {
  const granted = claimFields(columns, kind, vendorFile)
  const dated = [...granted.values()].some(({ object, field }) => object === kind && field === 'at')
  const spare = dated || !('at' in fieldsOf(kind)) ? undefined : onlyDate(columns, granted)
  return columns.map((column) => {
    const { header, position } = column
    const proposal = granted.get(position)
    if (proposal !== undefined) {
      const { object, field, format, confidence, because } = proposal
      return { header, position, object, field, format, confidence: round(confidence), because }
    }
    if (column === spare) {
      const format = guessFormat(column.values)
      return {
        header,
        position,
        object: kind,
        field: 'at',
        format,
        confidence: 0.6,
        because: 'values',
      }
    }
    return customColumn(column, kind)
  })
}

/** Rows that happen at a time, with no column named for it: the one column of dates, if it is one. */
function onlyDate(columns: readonly Column[], granted: ReadonlyMap<number, unknown>) {
  const dates = columns.filter(
    ({ position, values, target }) =>
      !granted.has(position) && target === undefined && guessFormat(values).kind === 'date',
  )
  return dates.length === 1 ? dates[0] : undefined
}

function customColumn(column: Column, kind: ObjectKind): PlannedColumn {
  const { header, position, values, target } = column
  const object = isReference(target, kind)
    ? kind
    : (target?.object ?? (isAccountTrait(header) ? 'account' : kind))
  const known = target !== undefined && target.label === undefined
  const after = target?.after ?? tellsOutcome(column, kind)
  return {
    header,
    position,
    object,
    field: null,
    ...(leftOut(column) ? { skip: true } : {}),
    format: guessFormat(values),
    ...(known ? { confidence: 0.95, because: 'preset' } : { confidence: 0.5, because: 'custom' }),
    ...(after ? { after: true } : {}),
  }
}

/** A second pointer to the row's account says nothing of the account itself. */
function isReference(target: Column['target'], kind: ObjectKind): boolean {
  return target?.object === 'account' && `account_${target.field}` in fieldsOf(kind)
}

/** What describes the system, has no name, or is a part of a name that stands in the file as a whole. */
function leftOut({ header, target, candidates }: Column): boolean {
  const partOfName = (field: string | null | undefined, joint: true | undefined): boolean =>
    joint === true && field === 'name'
  return (
    target?.skip === true ||
    header.trim() === '' ||
    partOfName(target?.field, target?.joint) ||
    candidates.some(({ field, joint }) => partOfName(field, joint))
  )
}

/** By its words, or because they name a field of ours that holds state at export. */
function tellsOutcome({ header, target, candidates }: Column, kind: ObjectKind): boolean {
  return (
    isAfterHeader(target?.label ?? header) ||
    candidates.some(
      ({ object, field, sharedBy }) =>
        (object === kind || sharedBy <= 2) && fieldsOf(object)[field]?.known === 'after',
    )
  )
}

const round = (share: number): number => Math.round(share * 100) / 100
