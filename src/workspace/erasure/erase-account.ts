import { rmSync } from 'node:fs'
import path from 'node:path'
import { accountRefTable, Fault } from '../../domain/index.ts'
import { unify } from '../../loop/index.ts'
import { type ErasedRows, eraseRejects } from '../../sources/index.ts'
import { type Engine, name, sql } from '../../sql/index.ts'
import { dropDerived, leavingOutErased, listErasures, markAccount } from '../erased/index.ts'
import { keptResultFiles } from '../kept-results.ts'
import { inWorkspace, type Workspace } from '../open-workspace.ts'
import { rejectsIn } from '../shared-store.ts'
import { type CallContext, stepContext } from '../step-context.ts'
import { compactStore } from './compact-store.ts'
import { holds, type Remains, remainsOf } from './remains.ts'
import { type Words, wordsOf } from './words.ts'

export interface EraseAsked {
  /** Of the erasure; asked for again, as after a crash, it is finished and not begun anew. */
  readonly id: string
  /** Reference that stays with the account over imports (table `account_ref`). */
  readonly ref: string
}

/** What was erased, and what was found when all was searched for it afterwards. */
export interface Erased {
  /** Imported files that lost rows. */
  readonly files: readonly { readonly file: string; readonly rows: number }[]
  /** Rows of files of rejected rows. */
  readonly rejected: number
  readonly remains: readonly Remains[]
}

/**
 * Erases an account with everything that hangs on it: rows of imported files and of rejected rows, all that was derived
 * and scored, its history. It is remembered by marks that say nothing of who it was, and left out of later imports.
 *
 * @throws Fault `erasure.unknown_account` where there is none of that reference, and no erasure of that id
 */
export async function eraseAccountIn(
  folder: string,
  { id, ref }: EraseAsked,
  call: CallContext,
): Promise<Erased> {
  const erased = await inWorkspace(folder, { ...call, writes: true }, async (workspace) => {
    const done = (await listErasures(workspace.engine)).some((one) => one.id === id)
    if (done) return nothingLeft
    return await inTransaction(workspace, async (inside) => {
      const { words, files } = await eraseRows(inside, { id, ref }, call)
      // Before the end of the transaction: cut off in between, all is begun again.
      for (const file of keptResultFiles) rmSync(path.join(folder, file), { force: true })
      const rejected = await eraseRejects(rejectsIn(folder), (cell) => holds(cell, words))
      return { files, rejected, remains: await remainsOf(inside, folder, words) }
    })
  })
  await compactStore(folder, call)
  return erased
}

/** What an erasure would take out, and the words to look for elsewhere. */
export interface ToErase {
  readonly key: number
  readonly files: Erased['files']
  readonly words: Words
}

/** What an erasure would find; changes nothing. @throws as `eraseAccountIn` */
export async function lookToErase(
  folder: string,
  ref: string,
  call: CallContext,
): Promise<ToErase> {
  const looked = new Error('looked')
  const found: ToErase[] = []
  await inWorkspace(folder, { ...call, writes: true }, (workspace) =>
    inTransaction(workspace, async (inside) => {
      found.push(await eraseRows(inside, { id: 'look', ref }, call))
      throw looked
    }).catch((error: unknown) => {
      if (error !== looked) throw error
    }),
  )
  const [only] = found
  if (only === undefined) throw new Fault('erasure.unknown_account')
  return only
}

async function inTransaction<T>(
  { alone, engine }: Workspace,
  work: (inside: Engine) => Promise<T>,
): Promise<T> {
  return await alone(() => engine.transaction(work))
}

const nothingLeft: Erased = { files: [], rejected: 0, remains: [] }

async function eraseRows(
  inside: Engine,
  { id, ref }: EraseAsked,
  call: CallContext,
): Promise<ToErase> {
  const erased: ErasedRows[] = []
  let found: Omit<ToErase, 'files'> | undefined
  const also = async (): Promise<readonly number[]> => {
    const key = await keyOf(inside, ref)
    if (key === undefined || found !== undefined) return []
    found = { key, words: await wordsOf(inside, key) }
    await markAccount(inside, id, key)
    return [key]
  }
  await unify(
    inside,
    stepContext(call),
    leavingOutErased(also, (rows) => erased.push(...rows)),
  )
  if (found === undefined) throw new Fault('erasure.unknown_account')
  const files = Array.from(
    Map.groupBy(erased, ({ file }) => file),
    ([file, some]) => ({ file, rows: some.reduce((sum, { rows }) => sum + rows, 0) }),
  )
  const count = files.reduce((sum, { rows }) => sum + rows, 0)
  await inside.run(sql`insert into nf_erasure values (${id}, ${call.now.toISOString()}, ${count})`)
  await dropDerived(inside)
  return { ...found, files }
}

async function keyOf(inside: Engine, ref: string): Promise<number | undefined> {
  const [row] = await inside.rows(
    sql`select account_key from ${name(accountRefTable)} where ref = ${ref}`,
  )
  return row === undefined ? undefined : Number(row['account_key'])
}
