import { mkdtemp, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { Fault, type Signal } from '../../domain/index.ts'
import type { Engine } from '../../sql/index.ts'
import { containerOf } from './container.ts'
import { csvLayout } from './csv-layout.ts'
import { needDisk } from './disk.ts'
import { gunzipFile } from './expand.ts'
import { withFileFaults } from './file-fault.ts'
import { readBytes } from './read-head.ts'
import { surveyFile } from './survey.ts'
import { type Source, type TextPart, textParts } from './text-parts.ts'
import type { ReadingHints, TextTable } from './text-table.ts'

export interface OpenContext {
  readonly engine: Engine
  /** Temporary files go here; whoever made the folder removes it. */
  readonly folder: string
  readonly signal?: Signal
}

export interface OpenedFile<Hints> {
  /** Tables with rows, the largest first: one, but for a workbook's sheets and the lists in a JSON text. */
  readonly tables: readonly { readonly table: TextTable; readonly said: Hints | undefined }[]
  /** Parts that hold no table, or that nobody asked for. */
  readonly leftOut: readonly string[]
}

/**
 * Opens a file of any supported format as tables of text, whatever its name says. What is said of the file
 * may name parts of it: then those are opened. What names no part is said of the largest.
 */
export async function openTables<Hints extends ReadingHints>(
  path: string,
  context: OpenContext,
  said: readonly Hints[] = [],
): Promise<OpenedFile<Hints>> {
  const file = basename(path)
  return await withFileFaults(file, async () => {
    const info = await stat(path)
    if (info.isDirectory()) throw new Fault('import.is_folder', {}, { file })
    await needDisk(context.folder, info.size, file)
    const source = await unpack(path, file, context)
    if (source.survey.bytes === 0) throw new Fault('import.empty', {}, { file })
    const { parts, leftOut } = await textParts(source, said, context)
    return await tablesOf(source, parts, said, leftOut)
  })
}

async function tablesOf<Hints extends ReadingHints>(
  source: Source,
  parts: readonly TextPart[],
  said: readonly Hints[],
  unwanted: readonly string[],
): Promise<OpenedFile<Hints>> {
  const tables: { table: TextTable; said: Hints | undefined }[] = []
  const leftOut = [...unwanted]
  let refusal: unknown
  for (const part of parts.toSorted((one, other) => other.survey.bytes - one.survey.bytes)) {
    const named = said.find(({ sheet }) => sheet !== undefined && sheet === part.origin.sheet)
    const hints = named ?? (tables.length === 0 ? said[0] : undefined)
    try {
      tables.push({ table: await tableOf(source, part, hints ?? {}), said: hints })
    } catch (error) {
      if (parts.length === 1 || named !== undefined || !(error instanceof Fault)) throw error
      refusal ??= error
      leftOut.push(part.origin.sheet ?? '')
    }
  }
  if (tables.length === 0) throw refusal
  return { tables, leftOut }
}

async function tableOf(source: Source, part: TextPart, hints: ReadingHints): Promise<TextTable> {
  const { file, gzip, hash } = source
  const { path, survey, origin } = part
  const written = origin.format === 'csv' || origin.format === 'xlsx'
  const layout = await csvLayout(path, survey.bytes, file, written ? hints : { header: true })
  const unnamed = { code: 'no_header', facts: { columns: layout.headers.length } }
  return {
    ...origin,
    ...layout,
    file,
    path,
    gzip,
    temporary: part.temporary,
    delimiter: layout.dialect.delimiter,
    hash,
    bytes: survey.bytes,
    lines: survey.lines,
    ...(layout.hasHeader ? {} : { header: false, notes: [...origin.notes, unnamed] }),
    irregular: survey.loneReturns || origin.format === 'xlsx',
  }
}

async function unpack(path: string, file: string, context: OpenContext): Promise<Source> {
  const survey = await surveyFile(path, context.signal)
  const { hash } = survey
  // A folder of its own: the same file may be opened twice, and read in two ways.
  const target = join(await mkdtemp(join(context.folder, 'file-')), 'text')
  if (containerOf(await readBytes(path, 0, 512), file) !== 'gzip') {
    return { file, path, survey, hash, gzip: false, target }
  }
  const unpacked = `${target}.unpacked`
  await gunzipFile(path, unpacked, file, context.signal)
  const inner = await surveyFile(unpacked, context.signal)
  return { file, path: unpacked, survey: inner, hash, gzip: true, target }
}
