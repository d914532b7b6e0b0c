import { readFileSync } from 'node:fs'

/** The rows of a reference file in this folder, made by the script of the same family beside it. */
export function reference(name: string): ReturnType<typeof JSON.parse> {
  return JSON.parse(readFileSync(new URL(`./${name}`, import.meta.url), 'utf8'))
}
