import { Fault, type Signal } from '../../domain/index.ts'
import type { Engine } from '../../sql/index.ts'
import { containerOf, refuseMarkup } from './container.ts'
import { headBytes } from './csv-layout.ts'
import { typedToCsv } from './duckdb-to-csv.ts'
import { encodingOf } from './encoding.ts'
import { transcodeFile } from './expand.ts'
import { isJson, jsonParts } from './json-parts.ts'
import { limits } from './limits.ts'
import { createLineMap } from './line-map.ts'
import { readBytes } from './read-head.ts'
import { type Survey, surveyFile } from './survey.ts'
import type { ReadingHints, TextTable } from './text-table.ts'
import { wantedParts } from './wanted-parts.ts'

/** A file's bytes, unpacked. */
export interface Source {
  readonly file: string
  readonly path: string
  readonly survey: Survey
  /** Of the file as the user has it. */
  readonly hash: string
  readonly gzip: boolean
  /** Where temporary files for this source begin. */
  readonly target: string
}

/** A part of a file as delimited text; most files are one part. */
export interface TextPart {
  readonly path: string
  readonly survey: Survey
  /** Where temporary files for this part begin. */
  readonly temporary: string
  readonly origin: Pick<TextTable, 'format' | 'encoding' | 'sheet' | 'lineMap' | 'notes'>
}

interface PartsContext {
  readonly engine: Engine
  readonly signal?: Signal
}

interface TextParts {
  readonly parts: readonly TextPart[]
  /** Names of the parts that nobody asked for. */
  readonly leftOut: readonly string[]
}

/** A file as delimited texts in UTF-8. */
export async function textParts(
  source: Source,
  hints: readonly ReadingHints[],
  context: PartsContext,
): Promise<TextParts> {
  const { file, path } = source
  const head = await readBytes(path, 0, headBytes)
  const container = containerOf(head, file)
  if (container === 'gzip') throw new Fault('import.unsupported', { kind: 'gzip' }, { file })
  if (container === 'zip') return await workbookParts(source, hints, context)
  if (container === 'parquet') {
    return { parts: [await typedPart(source, { path, format: 'parquet' }, context)], leftOut: [] }
  }
  const { path: text, survey, encoding } = await utf8Text(source, head, hints, context)
  const start = new TextDecoder().decode(await readBytes(text, 0, headBytes))
  refuseMarkup(start, file)
  if (survey.nulLine > 0) throw new Fault('import.nul_bytes', {}, { file, line: survey.nulLine })
  if (isJson(start)) return await jsonTexts(source, text, hints, context)
  refuseLongLine(survey, file)
  const origin = { format: 'csv', encoding, notes: [] } as const
  return { parts: [{ path: text, survey, temporary: source.target, origin }], leftOut: [] }
}

async function workbookParts(
  source: Source,
  hints: readonly ReadingHints[],
  { signal }: PartsContext,
): Promise<TextParts> {
  // Loaded when asked for: most files are no workbooks.
  const { xlsxToCsv } = await import('./workbook/index.ts')
  const sheets = await xlsxToCsv(source.path, source.target, source.file, signal)
  const names = sheets.map(({ sheet }) => sheet)
  const { wanted, leftOut } = wantedParts(names, hints, source.file)
  const parts: TextPart[] = []
  for (const { path, sheet, lines } of sheets) {
    if (!wanted.has(sheet)) continue
    const origin = { format: 'xlsx', encoding: 'utf-8', sheet, lineMap: lines, notes: [] } as const
    parts.push({ path, survey: await surveyFile(path, signal), temporary: path, origin })
  }
  return { parts, leftOut }
}

async function jsonTexts(
  source: Source,
  text: string,
  hints: readonly ReadingHints[],
  context: PartsContext,
): Promise<TextParts> {
  const { file, target } = source
  const { lists, leftOut } = await jsonParts(text, { file, target, hints }, context.signal)
  const parts: TextPart[] = []
  for (const list of lists) parts.push(await typedPart(source, list, context))
  return { parts, leftOut }
}

interface TypedText {
  readonly path: string
  readonly format: 'parquet' | 'json' | 'jsonl'
  /** Which of several lists it is. */
  readonly sheet?: string
}

async function typedPart(
  source: Source,
  { path: typed, format, sheet }: TypedText,
  { engine, signal }: PartsContext,
): Promise<TextPart> {
  const path = typed === source.path ? `${source.target}.csv` : `${typed}.csv`
  await typedToCsv(engine, typed, format, path, source.file, signal)
  const lineMap = createLineMap()
  // JSON Lines has no header: its record 1 stands on line 1. Records of the others are only numbered.
  lineMap.add(1, 1)
  const named = sheet === undefined ? {} : { sheet }
  const origin = { format, encoding: 'utf-8', lineMap, notes: [], ...named }
  return { path, survey: await surveyFile(path, signal), temporary: path, origin }
}

async function utf8Text(
  source: Source,
  head: Buffer,
  hints: readonly ReadingHints[],
  { signal }: PartsContext,
): Promise<{ readonly path: string; readonly survey: Survey; readonly encoding: string }> {
  const { file, path, survey, target } = source
  const found = encodingOf(Buffer.concat([head, survey.notUtf8]), file)
  const said = hints.find(({ encoding }) => encoding !== undefined)?.encoding
  const encoding = said === undefined ? found : { label: said, mark: found.mark }
  if (encoding.label === 'utf-8') return { path, survey, encoding: encoding.label }
  const text = `${target}.utf8`
  await transcodeFile(path, text, encoding, file, signal)
  return { path: text, survey: await surveyFile(text, signal), encoding: encoding.label }
}

function refuseLongLine({ longest }: Survey, file: string): void {
  if (longest.bytes <= limits.recordBytes) return
  const limit = Math.round(limits.recordBytes / 1_048_576)
  throw new Fault('import.cell_too_large', { limit }, { file, line: longest.line })
}
