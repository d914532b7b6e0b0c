import { renameSync, rmSync } from 'node:fs'
import { replaceStore, type StoreSharing, storeIn } from '../shared-store.ts'

/** Writes the store of a folder anew, so that no byte of what was deleted is left in its file. */
export async function compactStore(folder: string, sharing: StoreSharing): Promise<void> {
  const store = storeIn(folder)
  const fresh = `${store}.fresh`
  const { copyDuckDb } = await import('../../warehouse/index.ts')
  await replaceStore(folder, sharing, async () => {
    rmSync(fresh, { force: true })
    try {
      await copyDuckDb(store, fresh, () => renameSync(fresh, store))
    } finally {
      for (const part of [fresh, `${fresh}.wal`]) rmSync(part, { force: true })
    }
  })
}
