import { csvLine } from '../domain/index.ts'
import { describeTruth } from './describe-truth.ts'
import { crmLayout, type FileSpec, otherSystems, type Put, valuesFor } from './layouts/index.ts'
import { checkOptions, type SampleOptions } from './options.ts'
import { Tally } from './tally.ts'
import type { SampleTruth } from './truth.ts'
import { createWorld, dossierOf } from './world/index.ts'

/** Where the text of the files goes; a slow sink holds the generator back. */
export interface SampleSink {
  /** Text of one file, in order; whole lines. */
  write(file: string, text: string): Promise<void>
  /** Told now and then which share of the accounts is written. */
  progress?(share: number): void
}

const chunkLines = 1000
const accountsBetweenWrites = 256

/**
 * Writes the files of a B2B software company's CRM and of the systems beside it, and returns what is
 * true of them. Accounts are made one after the other, each from the seed and its number alone, so
 * memory stays flat at any size, and the same seed means the same companies in every layout.
 */
export async function generateSample(
  options: SampleOptions,
  sink: SampleSink,
): Promise<SampleTruth> {
  const checked = checkOptions(options)
  const world = createWorld(checked)
  const values = valuesFor(checked.locale)
  const crm = crmLayout(checked, values)
  const others = otherSystems(values, crm.accountId)
  const files = [...crm.files, ...others.files]
  const tally = new Tally(files)
  const pending = new Map(files.map((file) => [file, [csvLine(file.header)]]))
  const put: Put = (file, rows) => {
    const lines = pending.get(file)
    for (const row of rows) lines?.push(csvLine(file.cells(row)))
    tally.rows(file, rows.length)
  }
  for (let index = 0; index < world.accounts; index += 1) {
    const dossier = dossierOf(world, index)
    crm.write(dossier, put)
    others.write(dossier, put)
    tally.account(dossier)
    if (index % accountsBetweenWrites !== 0) continue
    await passOn(pending, sink, chunkLines)
    sink.progress?.(index / world.accounts)
  }
  await passOn(pending, sink, 1)
  sink.progress?.(1)
  return describeTruth(checked, world, crm, tally)
}

async function passOn(
  pending: ReadonlyMap<FileSpec, string[]>,
  sink: SampleSink,
  least: number,
): Promise<void> {
  for (const [{ name }, lines] of pending) {
    if (lines.length < least) continue
    const text = lines.join('')
    lines.length = 0
    await sink.write(name, text)
  }
}
