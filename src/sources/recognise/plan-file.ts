import { type FilePlan, fieldsOf, type ObjectKind, type PlannedColumn } from '../../domain/index.ts'
import type { FileMapping } from '../mapping/index.ts'
import { matchPreset, type PresetMatch } from '../presets/index.ts'
import type { SampledTable } from '../sampled-table.ts'
import { kindsInFileName } from '../synonyms/index.ts'
import { applyMapping } from './apply-mapping.ts'
import { claimFields } from './claim-fields.ts'
import { type ColumnValues, columnValues } from './column-values.ts'
import { customColumn } from './custom-column.ts'
import { guessFormat } from './infer-format.ts'
import { presumeDecimal } from './presume-decimal.ts'
import { type Column, candidatesFor } from './proposal.ts'
import { guessKind, type KindGuess } from './score-kinds.ts'

/**
 * What a file is and how its columns are read, as far as its head and a sample of values tell. Where
 * `kindConfidence` is below `leastKindConfidence`, nothing tells what a row is, and a person must.
 * What the mapping says goes before what was recognised.
 */
export function planFile(table: SampledTable, mapping?: FileMapping): FilePlan {
  const values = table.headers.map((_, position) => columnValues(table.samples[position] ?? []))
  const match = vendorOf(table, values, mapping?.kind)
  const columns = columnsOf(table.headers, values, match)
  const guess = mapping?.kind
    ? { kind: mapping.kind, confidence: 1 }
    : (kindOf(match) ?? guessKind(titleOf(table), columns))
  const plan: FilePlan = {
    ...fileFacts(table),
    kind: guess.kind,
    kindConfidence: guess.confidence,
    ...(match === undefined ? {} : { preset: match.preset }),
    columns: planColumns(columns, guess.kind, match !== undefined).map((column) =>
      presumeDecimal(column, values[column.position], table.delimiter),
    ),
  }
  return mapping === undefined ? plan : applyMapping(plan, mapping, values)
}

/** What says of a table what it holds: its sheet's name where that does, else the file's. */
function titleOf({ file, sheet = '' }: SampledTable): string {
  return kindsInFileName(sheet).size > 0 ? sheet : file
}

function columnsOf(
  headers: readonly string[],
  values: readonly ColumnValues[],
  match: PresetMatch | undefined,
): readonly Column[] {
  return headers.map((header, position) => {
    const target = match?.targets[position]
    return {
      header,
      position,
      values: values[position] ?? columnValues([]),
      target,
      candidates: candidatesFor(target?.label ?? header),
    }
  })
}

/** Where fewer of the labels are the vendor's, the words of the others must not speak against it. */
const surelyVendor = 0.7
const speaksAgainst = 0.6

/** A vendor's layout, unless a person or the words of the headers say that rows are something else. */
function vendorOf(
  table: SampledTable,
  values: readonly ColumnValues[],
  said: ObjectKind | undefined,
): PresetMatch | undefined {
  const match = matchPreset(table.file, table.headers)
  if (match === undefined || (said !== undefined && said !== match.kind)) return undefined
  if (said !== undefined || match.known >= surelyVendor) return match
  const words = guessKind(titleOf(table), columnsOf(table.headers, values, undefined))
  return words.kind !== match.kind && words.confidence >= speaksAgainst ? undefined : match
}

/** A vendor's layout is nearly sure; more so, the more of the labels are the vendor's. */
function kindOf(match: PresetMatch | undefined): KindGuess | undefined {
  return match && { kind: match.kind, confidence: round(0.9 + match.known / 10) }
}

function fileFacts(
  table: SampledTable,
): Pick<
  FilePlan,
  'file' | 'format' | 'encoding' | 'gzip' | 'delimiter' | 'sheet' | 'skipRows' | 'header'
> {
  const { file, format, encoding, gzip, delimiter, sheet, skipRows, header } = table
  return {
    file,
    format,
    encoding,
    ...(gzip === undefined ? {} : { gzip }),
    ...(delimiter === undefined ? {} : { delimiter }),
    ...(sheet === undefined ? {} : { sheet }),
    skipRows,
    ...(header === undefined ? {} : { header }),
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

const round = (share: number): number => Math.round(share * 100) / 100
