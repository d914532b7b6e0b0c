import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { defaultValueDefinition, Fault, type ValueDefinition } from '../domain/index.ts'
import { readValueFile } from './value-file.ts'

/** The definition in the named file, else in the workspace's `value.yaml`, else the defaults. */
export function valueDefinition(folder: string, file?: string): ValueDefinition {
  const own = path.join(folder, 'value.yaml')
  const chosen = file ?? (existsSync(own) ? own : undefined)
  if (chosen === undefined) return defaultValueDefinition
  if (!existsSync(chosen)) throw new Fault('value.not_found', {}, { file: chosen })
  return readValueFile(readFileSync(chosen, 'utf8'), chosen)
}
