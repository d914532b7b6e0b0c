import { existsSync } from 'node:fs'
import path from 'node:path'
import { Fault } from '../../domain/index.ts'

/** Is there while a restore changes a home. */
export const unfinishedName = 'restore-unfinished'

export function isUnfinished(home: string): boolean {
  return existsSync(path.join(home, unfinishedName))
}

/** @throws Fault `restore.unfinished` where a restore of this home was cut off */
export function requireWhole(home: string): void {
  if (isUnfinished(home)) throw new Fault('restore.unfinished', {}, { file: home })
}
