import { stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { Fault, type Signal } from '../../domain/index.ts'
import type { Engine } from '../../sql/index.ts'
import { containerOf, refuseMarkup } from './container.ts'
import { csvLayout, headBytes } from './csv-layout.ts'
import { needDisk } from './disk.ts'
import { typedToCsv } from './duckdb-to-csv.ts'
import { encodingOf } from './encoding.ts'
import { gunzipFile, transcodeFile } from './expand.ts'
import { withFileFaults } from './file-fault.ts'
import { limits } from './limits.ts'
import { createLineMap } from './line-map.ts'
import { readBytes } from './read-head.ts'
import { type Survey, surveyFile } from './survey.ts'
import type { ReadingHints, TextTable } from './text-table.ts'
import { xlsxToCsv } from './xlsx-to-csv.ts'

export interface OpenContext {
  readonly engine: Engine
  /** Temporary files go here; whoever made the folder removes it. */
  readonly folder: string
  readonly signal?: Signal
}

/** Opens a file of any supported format as a table of text, whatever its name says. */
export async function openTable(
  path: string,
  context: OpenContext,
  hints: ReadingHints = {},
): Promise<TextTable> {
  const file = basename(path)
  return await withFileFaults(file, async () => {
    const info = await stat(path)
    if (info.isDirectory()) throw new Fault('import.is_folder', {}, { file })
    await needDisk(context.folder, info.size, file)
    const source = await unpack(path, file, context)
    if (source.survey.bytes === 0) throw new Fault('import.empty', {}, { file })
    const text = await asText(source, hints, context)
    const written = text.origin.format === 'csv' || text.origin.format === 'xlsx'
    const asked = written ? hints : { header: true }
    const layout = await csvLayout(text.path, text.survey.bytes, file, asked)
    const unnamed = { code: 'no_header', facts: { columns: layout.headers.length } }
    return {
      ...text.origin,
      ...layout,
      file,
      path: text.path,
      gzip: source.gzip,
      delimiter: layout.dialect.delimiter,
      hash: source.hash,
      bytes: text.survey.bytes,
      lines: text.survey.lines,
      endsWithLine: text.survey.endsWithFeed,
      ...(layout.hasHeader ? {} : { header: false, notes: [...text.origin.notes, unnamed] }),
      irregular: text.survey.loneReturns || text.origin.format === 'xlsx',
    }
  })
}

interface Source {
  readonly file: string
  readonly path: string
  readonly survey: Survey
  /** Of the file as the user has it. */
  readonly hash: string
  readonly gzip: boolean
  /** Where temporary files for this source begin. */
  readonly target: string
}

async function unpack(path: string, file: string, context: OpenContext): Promise<Source> {
  const survey = await surveyFile(path, context.signal)
  const { hash } = survey
  const target = join(context.folder, hash.slice(0, 16))
  if (containerOf(await readBytes(path, 0, 512), file) !== 'gzip') {
    return { file, path, survey, hash, gzip: false, target }
  }
  const unpacked = `${target}.unpacked`
  await gunzipFile(path, unpacked, file, context.signal)
  const inner = await surveyFile(unpacked, context.signal)
  return { file, path: unpacked, survey: inner, hash, gzip: true, target }
}

interface Text {
  readonly path: string
  readonly survey: Survey
  readonly origin: Pick<TextTable, 'format' | 'encoding' | 'sheet' | 'lineMap' | 'notes'>
}

async function asText(source: Source, hints: ReadingHints, context: OpenContext): Promise<Text> {
  const { file, path } = source
  const head = await readBytes(path, 0, headBytes)
  const container = containerOf(head, file)
  if (container === 'gzip') throw new Fault('import.unsupported', { kind: 'gzip' }, { file })
  if (container === 'zip') return await workbookText(source, hints.sheet, context)
  if (container === 'parquet') return await typedText(source, path, 'parquet', context)
  const { path: text, survey, encoding } = await utf8Text(source, head, hints, context)
  const start = new TextDecoder().decode(await readBytes(text, 0, headBytes))
  refuseMarkup(start, file)
  if (survey.nulLine > 0) throw new Fault('import.nul_bytes', {}, { file, line: survey.nulLine })
  const json = jsonFormat(start)
  if (json !== undefined) return await typedText(source, text, json, context)
  refuseLongLine(survey, file)
  return { path: text, survey, origin: { format: 'csv', encoding, notes: [] } }
}

async function workbookText(
  source: Source,
  wanted: string | undefined,
  { signal }: OpenContext,
): Promise<Text> {
  const path = `${source.target}.csv`
  const { sheet, otherSheets, lines } = await xlsxToCsv(
    source.path,
    path,
    source.file,
    wanted,
    signal,
  )
  const notes =
    otherSheets.length === 0
      ? []
      : [{ code: 'largest_sheet', facts: { sheet, others: otherSheets.join(', ') } }]
  const origin = { format: 'xlsx', encoding: 'utf-8', sheet, lineMap: lines, notes } as const
  return { path, survey: await surveyFile(path, signal), origin }
}

async function typedText(
  source: Source,
  text: string,
  format: 'parquet' | 'json' | 'jsonl',
  { engine, signal }: OpenContext,
): Promise<Text> {
  const path = `${source.target}.csv`
  await typedToCsv(engine, text, format, path, source.file, signal)
  const lineMap = createLineMap()
  // JSON Lines has no header: its record 1 stands on line 1. Records of the others are only numbered.
  lineMap.add(1, 1)
  const origin = { format, encoding: 'utf-8', lineMap, notes: [] } as const
  return { path, survey: await surveyFile(path, signal), origin }
}

async function utf8Text(
  source: Source,
  head: Buffer,
  hints: ReadingHints,
  { signal }: OpenContext,
): Promise<{ readonly path: string; readonly survey: Survey; readonly encoding: string }> {
  const { file, path, survey, target } = source
  const found = encodingOf(Buffer.concat([head, survey.notUtf8]), file)
  const encoding =
    hints.encoding === undefined ? found : { label: hints.encoding, mark: found.mark }
  if (encoding.label === 'utf-8') return { path, survey, encoding: encoding.label }
  const text = `${target}.utf8`
  await transcodeFile(path, text, encoding, file, signal)
  return { path: text, survey: await surveyFile(text, signal), encoding: encoding.label }
}

/** Whether a text is JSON: an array of objects, or an object a line. */
function jsonFormat(start: string): 'json' | 'jsonl' | undefined {
  const text = start.replace(/^\ufeff/, '').trimStart()
  if (/^\[\s*(\{|\]\s*$)/.test(text)) return 'json'
  return /^\{\s*("|\}\s*$)/.test(text) ? 'jsonl' : undefined
}

function refuseLongLine({ longest }: Survey, file: string): void {
  if (longest.bytes <= limits.recordBytes) return
  const limit = Math.round(limits.recordBytes / 1_048_576)
  throw new Fault('import.cell_too_large', { limit }, { file, line: longest.line })
}
