import { createWriteStream } from 'node:fs'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { spreadsheetLine } from '../domain/index.ts'
import { makeFolder } from './make-folder.ts'
import { streamWhole } from './whole-file.ts'

/** Writes a CSV file of lines under a head; the file appears when it is whole. */
export async function writeLines(
  file: string,
  head: readonly string[],
  lines: Iterable<string> | AsyncIterable<string>,
): Promise<void> {
  makeFolder(path.dirname(path.resolve(file)))
  await streamWhole(file, (beside) =>
    pipeline(Readable.from(withHead(head, lines)), createWriteStream(beside)),
  )
}

async function* withHead(
  head: readonly string[],
  lines: Iterable<string> | AsyncIterable<string>,
): AsyncIterable<string> {
  yield spreadsheetLine(head)
  yield* lines
}

/** Three decimals say all that a probability knows. */
export function rounded(value: string | number | null): string | number | null {
  return typeof value === 'number' ? Number(value.toFixed(3)) : value
}
