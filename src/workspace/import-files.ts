import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { Fault, type FilePlan, type Receipt } from '../domain/index.ts'
import {
  dropStrayRejects,
  type FileMapping,
  importFiles,
  listImports,
  planFiles,
  readMapping,
  undoImport,
  writeMapping,
} from '../sources/index.ts'
import { leaveOutErased } from './erasure/index.ts'
import { givenText } from './given-file.ts'
import { inWorkspace } from './open-workspace.ts'
import { openStore, rejectsIn } from './shared-store.ts'
import { type CallContext, stepContext } from './step-context.ts'

export interface ImportOptions {
  /** A mapping file, as a dry run writes it. */
  readonly mapping?: string
}

/** Imports files into the workspace of a folder, which is made where there is none. */
export async function importInto(
  folder: string,
  files: readonly string[],
  options: ImportOptions,
  call: CallContext,
): Promise<Receipt> {
  const sharing = { ...call, create: true, writes: true }
  const receipt = await inWorkspace(folder, sharing, ({ engine }) =>
    importFiles(engine, files, {
      ...stepContext(call),
      rejectsDir: rejectsIn(folder),
      tempDir: path.join(folder, 'temp'),
      ...mappingOf(options),
    }),
  )
  return receipt.unchanged ? receipt : await leaveOutErased(folder, receipt, call)
}

export interface ImportPlan {
  /** A mapping file in YAML. */
  readonly mapping: string
  readonly plans: readonly FilePlan[]
}

/** How the files would be read, as a mapping file to look at, edit and give back; changes nothing. */
export async function planImport(
  files: readonly string[],
  options: ImportOptions,
  call: CallContext,
): Promise<ImportPlan> {
  const tempDir = await mkdtemp(path.join(os.tmpdir(), 'northfit-plan-'))
  const engine = await openStore(':memory:')
  try {
    const plans = await planFiles(engine, files, {
      ...stepContext(call),
      ...mappingOf(options),
      tempDir,
    })
    return { mapping: writeMapping(plans), plans }
  } finally {
    await engine.close()
    await rm(tempDir, { recursive: true, force: true })
  }
}

/** Neither the time nor anything else changes what imports there are. */
type ImportsContext = Partial<CallContext>

/** The receipts of all imports in force, oldest first. */
export async function importedFiles(
  folder: string,
  call: ImportsContext = {},
): Promise<readonly Receipt[]> {
  return await inWorkspace(folder, call, async ({ engine }) =>
    (await listImports(engine)).map(({ receipt }) => receipt),
  )
}

/** Takes an import back, its rejected rows too; the workspace is as it was before. */
export async function undoImportIn(
  folder: string,
  id: string,
  call: ImportsContext = {},
): Promise<Receipt> {
  return await inWorkspace(folder, { ...call, writes: true }, ({ alone, engine }) =>
    alone(async () => {
      const receipt = await undoImport(engine, id)
      await dropStrayRejects(engine, rejectsIn(folder))
      return receipt
    }),
  )
}

function mappingOf({ mapping }: ImportOptions): { readonly mappings?: readonly FileMapping[] } {
  if (mapping === undefined) return {}
  const text = givenText(mapping)
  if (text === undefined) throw new Fault('import.mapping_not_found', {}, { file: mapping })
  return { mappings: readMapping(text, mapping) }
}
