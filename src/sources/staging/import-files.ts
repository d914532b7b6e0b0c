import { createHash } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import {
  Fault,
  type FilePlan,
  type FileReceipt,
  type Progress,
  type Receipt,
  type Signal,
} from '../../domain/index.ts'
import type { Engine } from '../../sql/index.ts'
import { fileFault, needDisk } from '../files/index.ts'
import type { FileMapping } from '../mapping/index.ts'
import {
  addImport,
  addStage,
  createCatalogue,
  importOf,
  importOfBytes,
  nextStage,
} from './catalogue.ts'
import { bytesOf, contentOf } from './content.ts'
import { distinctNames } from './distinct-names.ts'
import {
  isKindUnknown,
  isUneven,
  kindUnknown,
  mend,
  type PlannedFile,
  type PrepareContext,
  type PreparedFile,
  planTables,
  prepare,
} from './prepare-file.ts'
import { stageFile } from './stage-file.ts'
import { dropStrayRejects } from './stray-rejects.ts'
import { withTemporaryFolder } from './temporary-folder.ts'

export interface PlanOptions {
  /** Folder of temporary files; belongs to the workspace. */
  readonly tempDir: string
  /** What the user says of the files; the rest is recognised. */
  readonly mappings?: readonly FileMapping[]
  readonly signal?: Signal
  readonly progress?: Progress
}

export interface ImportOptions extends PlanOptions {
  /** Rejected rows and problems are written into a folder in here, named after the import. */
  readonly rejectsDir: string
  readonly now: Date
}

/** How each file would be read; changes nothing. */
export async function planFiles(
  engine: Engine,
  paths: readonly string[],
  options: PlanOptions,
): Promise<readonly FilePlan[]> {
  return await withTemporaryFolder(options.tempDir, async (folder) => {
    const planned = await planAll(paths, 'plan', options, contextOf(engine, folder, options))
    return planned.map(({ plan }) => plan)
  })
}

/**
 * Imports files as one change of the store: all of them or, where one cannot be read, none. Among several,
 * a file of which nothing says what a row is (a price list, say) is left aside and named in the receipt. A file that is
 * in the store already or among the files before it, read the same way, is not imported again.
 */
export async function importFiles(
  engine: Engine,
  paths: readonly string[],
  options: ImportOptions,
): Promise<Receipt> {
  await createCatalogue(engine)
  await dropStrayRejects(engine, options.rejectsDir)
  return await withTemporaryFolder(options.tempDir, async (folder) => {
    const context = contextOf(engine, folder, options)
    const planned = await planAll(paths, 'read', options, context)
    const told = planned.filter(({ plan }) => paths.length === 1 || !isKindUnknown(plan))
    const leftAside = planned.filter((one) => !told.includes(one)).map(({ label }) => label)
    if (told.length === 0) throw kindUnknown(leftAside.join(', '))
    const files: NewFile[] = []
    const repeated: RepeatedFile[] = []
    for (const one of told) {
      const { plan, table, label } = one
      const content = contentOf(table.hash, plan)
      const of = twinOf(content, files) ?? (await importOf(engine, content))
      if (of !== undefined) {
        repeated.push({ label, plan, of })
        continue
      }
      const bytes = bytesOf(content)
      const also = twinOf(bytes, files) ?? (await importOfBytes(engine, bytes))
      const file = await prepare(one, context)
      files.push({ content, file, ...(also === undefined ? {} : { also }) })
    }
    if (files.length === 0) return unchanged(repeated, leftAside, options.now)
    return await loadFiles(engine, files, { repeated, leftAside }, folder, options)
  })
}

async function planAll(
  paths: readonly string[],
  step: string,
  { mappings = [], progress }: PlanOptions,
  context: PrepareContext,
): Promise<readonly PlannedFile[]> {
  const planned: PlannedFile[] = []
  for (const [at, path] of paths.entries()) {
    progress?.(step, at / paths.length)
    planned.push(...(await planTables(path, mappings, context)))
  }
  progress?.(step, 1)
  return planned
}

function unchanged(
  repeated: readonly RepeatedFile[],
  leftAside: readonly string[],
  now: Date,
): Receipt {
  const id = repeated[0]?.of.id ?? ''
  return {
    id,
    at: now.toISOString(),
    unchanged: true,
    files: repeated.map((file) => receiptOf(file, id)),
    leftAside: [...leftAside],
    rejects: [],
    problemFiles: [],
  }
}

interface NewFile {
  /** Identifies the file's bytes and how they are read. */
  readonly content: string
  readonly file: PreparedFile
  /** Where the same bytes came in before, read in another way. */
  readonly also?: Twin
}

/** A file of this import, or of the earlier one with the id. */
interface Twin {
  readonly file: string
  readonly id?: string
}

/** A file whose content is another's. */
interface RepeatedFile {
  readonly label: string
  readonly plan: FilePlan
  readonly of: Twin
}

/** The file of this import with a content, or with its bytes. */
function twinOf(content: string, files: readonly NewFile[]): Twin | undefined {
  const twin = files.find((one) => one.content === content || bytesOf(one.content) === content)
  return twin && { file: twin.file.label }
}

async function loadFiles(
  engine: Engine,
  files: readonly NewFile[],
  besides: Pick<Receipt, 'leftAside'> & { readonly repeated: readonly RepeatedFile[] },
  folder: string,
  options: ImportOptions,
): Promise<Receipt> {
  const content = createHash('sha256')
    .update(files.map((file) => file.content).join())
    .digest('hex')
  const id = content.slice(0, 8)
  const rejectsFolder = join(options.rejectsDir, id)
  const names = distinctNames(files.map(({ file }) => fileName(file.label)))
  const { tempDir } = options
  await needDisk(
    tempDir,
    files.reduce((sum, { file }) => sum + file.table.bytes, 0),
    files.map(({ file }) => file.label).join(', '),
  )
  try {
    return await attempt(files)
  } catch (error) {
    await rm(rejectsFolder, { recursive: true, force: true })
    throw loadFault(error, files)
  }

  /** A text that turns out uneven while it is loaded is mended, and the whole is begun again. */
  async function attempt(all: readonly NewFile[]): Promise<Receipt> {
    let at = 0
    try {
      return await engine.transaction(async (inside) => {
        const receipts: FileReceipt[] = []
        const rejects: string[] = []
        const problemFiles: string[] = []
        const first = await nextStage(inside)
        for (at = 0; at < all.length; at++) {
          options.progress?.('load', at / all.length)
          const next = all[at]
          if (next === undefined) break
          const { staged, receipt, written } = await stageFile(next.file, {
            ...contextOf(inside, folder, options),
            importId: id,
            rejectsBase: join(rejectsFolder, names[at] ?? ''),
            stage: first + at,
          })
          await addStage(inside, staged, next.content)
          receipts.push(withTwin(receipt, next.also, id))
          rejects.push(...written.rejects)
          problemFiles.push(...written.problemFiles)
        }
        const receipt: Receipt = {
          id,
          at: options.now.toISOString(),
          unchanged: false,
          files: [...receipts, ...besides.repeated.map((file) => receiptOf(file, id))],
          leftAside: besides.leftAside,
          rejects,
          problemFiles,
        }
        await addImport(inside, receipt, content)
        options.progress?.('load', 1)
        return receipt
      })
    } catch (error) {
      const uneven = all[at]
      if (uneven === undefined || uneven.file.mended || !isUneven(error)) throw error
      const mended = {
        ...uneven,
        file: await mend(uneven.file, contextOf(engine, folder, options)),
      }
      return await attempt(all.with(at, mended))
    }
  }
}

/** What stops a load that a user can mend. */
function loadFault(error: unknown, files: readonly NewFile[]): unknown {
  if (error instanceof Fault) return error
  const file = files.map(({ file }) => file.label).join(', ')
  if (error instanceof Error && /No space left|disk is full/i.test(error.message)) {
    return new Fault('import.disk_full', { needed: 0, free: 0 }, { file }, error)
  }
  return fileFault(error, file)
}

/** A name that every system takes for a file: a list in a JSON text may be called anything. */
function fileName(label: string): string {
  return label.replace(/[\\/:*?"<>|]/g, '_')
}

/** Both are kept: a list of deals may well be one of accounts too. */
function withTwin(receipt: FileReceipt, also: Twin | undefined, thisImport: string): FileReceipt {
  if (also === undefined) return receipt
  const { file, id = thisImport } = also
  return { ...receipt, notes: [...receipt.notes, { code: 'read_otherwise', facts: { file, id } }] }
}

/** Of a file that was not read, because what it holds came in with another. */
function receiptOf({ label, plan, of }: RepeatedFile, thisImport: string): FileReceipt {
  const { file, id = thisImport } = of
  return {
    file: label,
    plan,
    rows: { read: 0, kept: 0, merged: 0, rejected: 0, mended: 0 },
    coverage: {},
    notes: [{ code: 'already_imported', facts: { file, id } }],
    problems: [],
    problemCounts: {},
  }
}

function contextOf(engine: Engine, folder: string, { signal }: PlanOptions) {
  return { engine, folder, ...(signal === undefined ? {} : { signal }) }
}
