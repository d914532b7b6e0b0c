import { existsSync } from 'node:fs'
import path from 'node:path'
import { defaultValueDefinition, Fault, type ValueDefinition } from '../domain/index.ts'
import { givenText } from './given-file.ts'
import { readValueFile } from './value-file.ts'

/** The definition in the named file, else in the workspace's `value.yaml`, else the defaults. */
export function valueDefinition(folder: string, file?: string): ValueDefinition {
  const own = path.join(folder, 'value.yaml')
  const chosen = file ?? (existsSync(own) ? own : undefined)
  if (chosen === undefined) return defaultValueDefinition
  const text = givenText(chosen)
  if (text === undefined) throw new Fault('value.not_found', {}, { file: chosen })
  return readValueFile(text, chosen)
}
