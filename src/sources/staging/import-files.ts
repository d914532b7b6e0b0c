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
  listImports,
  nextStage,
} from './catalogue.ts'
import {
  isKindUnknown,
  isUneven,
  kindUnknown,
  mend,
  type PreparedFile,
  planOne,
  prepare,
} from './prepare-file.ts'
import { stageFile } from './stage-file.ts'
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
    const plans: FilePlan[] = []
    for (const [at, path] of paths.entries()) {
      options.progress?.('plan', at / paths.length)
      const { plan } = await planOne(
        path,
        options.mappings ?? [],
        contextOf(engine, folder, options),
      )
      plans.push(plan)
    }
    options.progress?.('plan', 1)
    return plans
  })
}

/**
 * Imports files as one change of the store: all of them or, where one cannot be read, none. Among several,
 * a file of which nothing says what a row is (a price list, say) is left aside and named in the receipt. A file that is
 * in the store already, read the same way, is not imported again.
 */
export async function importFiles(
  engine: Engine,
  paths: readonly string[],
  options: ImportOptions,
): Promise<Receipt> {
  await createCatalogue(engine)
  return await withTemporaryFolder(options.tempDir, async (folder) => {
    const context = contextOf(engine, folder, options)
    const files: NewFile[] = []
    const known: FileReceipt[] = []
    const leftAside: string[] = []
    let before: string | undefined
    for (const [at, path] of paths.entries()) {
      options.progress?.('read', at / paths.length)
      const planned = await planOne(path, options.mappings ?? [], context)
      if (paths.length > 1 && isKindUnknown(planned.plan)) {
        leftAside.push(planned.plan.file)
        continue
      }
      const content = contentOf(planned.table.hash, planned.plan)
      const importId = await importOf(engine, content)
      if (importId === undefined) files.push({ content, file: await prepare(planned, context) })
      else known.push(await receiptOf(engine, importId, planned.plan.file))
      before ??= importId
    }
    if (leftAside.length === paths.length) throw kindUnknown(leftAside.join(', '))
    if (files.length === 0) {
      return {
        id: before ?? '',
        at: options.now.toISOString(),
        unchanged: true,
        files: known,
        leftAside,
        rejects: [],
      }
    }
    return await loadFiles(engine, files, { known, leftAside }, folder, options)
  })
}

interface NewFile {
  /** Identifies the file's bytes and how they are read. */
  readonly content: string
  readonly file: PreparedFile
}

async function loadFiles(
  engine: Engine,
  files: readonly NewFile[],
  besides: Pick<Receipt, 'leftAside'> & { readonly known: readonly FileReceipt[] },
  folder: string,
  options: ImportOptions,
): Promise<Receipt> {
  const content = createHash('sha256')
    .update(files.map((file) => file.content).join())
    .digest('hex')
  const id = content.slice(0, 8)
  const rejectsFolder = join(options.rejectsDir, id)
  const { tempDir } = options
  await needDisk(
    tempDir,
    files.reduce((sum, { file }) => sum + file.table.bytes, 0),
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
        const first = await nextStage(inside)
        for (at = 0; at < all.length; at++) {
          options.progress?.('load', at / all.length)
          const next = all[at]
          if (next === undefined) break
          const context = { ...contextOf(inside, folder, options), importId: id, rejectsFolder }
          const { staged, receipt, written } = await stageFile(next.file, {
            ...context,
            stage: first + at,
          })
          await addStage(inside, staged, next.content)
          receipts.push(receipt)
          rejects.push(...written)
        }
        const receipt: Receipt = {
          id,
          at: options.now.toISOString(),
          unchanged: false,
          files: [...receipts, ...besides.known],
          leftAside: besides.leftAside,
          rejects,
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
  const file = files.map(({ file: { plan } }) => plan.file).join(', ')
  if (error instanceof Error && /No space left|disk is full/i.test(error.message)) {
    return new Fault('import.disk_full', { needed: 0, free: 0 }, { file }, error)
  }
  return fileFault(error, file)
}

async function receiptOf(engine: Engine, id: string, file: string): Promise<FileReceipt> {
  const entry = (await listImports(engine)).find((one) => one.id === id)
  const receipt = entry?.receipt.files.find((one) => one.file === file) ?? entry?.receipt.files[0]
  if (receipt === undefined) throw new Error(`import ${id} has no receipt`)
  return { ...receipt, notes: [...receipt.notes, { code: 'already_imported', facts: { id } }] }
}

/** Bytes and mapping together: another mapping of the same file is another import. */
function contentOf(hash: string, plan: FilePlan): string {
  return createHash('sha256')
    .update(`${hash} ${JSON.stringify(plan)}`)
    .digest('hex')
}

function contextOf(engine: Engine, folder: string, { signal }: PlanOptions) {
  return { engine, folder, ...(signal === undefined ? {} : { signal }) }
}
