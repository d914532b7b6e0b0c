import path from 'node:path'
import { Document } from 'yaml'
import type { ValueDefinition } from '../domain/index.ts'
import { givenText } from './given-file.ts'
import { makeFolder } from './make-folder.ts'
import { writeWhole } from './whole-file.ts'

/** Writes the definition into the workspace's `value.yaml`, by which everything that is worked out from then on goes. */
export function keepValueDefinition(folder: string, definition: ValueDefinition): void {
  const file = path.join(folder, 'value.yaml')
  const text = new Document(definition).toString({ lineWidth: 100 })
  if (givenText(file) === text) return
  makeFolder(folder)
  writeWhole(file, text)
}
