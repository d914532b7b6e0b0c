// Are the segments that the generated CRM was planted with found again through the whole product?
//   node bench/segments-sample.ts [--accounts 19000] [--from 1] [--to 10]
// Writes, imports and searches a sample for each seed (19,000 companies have about 2,000 customers), and prints
// one JSON line each: which planted segments came back, with the same traits, values (or all but one) and nearby ends.
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { importInto, segmentsIn, writeSample } from '../src/workspace/index.ts'
import { plantedFound } from '../test/planted-segments.ts'

const { values } = parseArgs({
  options: {
    accounts: { type: 'string', default: '19000' },
    from: { type: 'string', default: '1' },
    to: { type: 'string', default: '10' },
  },
})
const asOf = '2026-06-30'
const call = { now: new Date(`${asOf}T12:00:00Z`) }
let [all, nearly] = [0, 0]
for (let seed = Number(values.from); seed <= Number(values.to); seed += 1) {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'northfit-segments-'))
  const { files, truth } = await writeSample(path.join(folder, 'crm'), {
    ...{ accounts: Number(values.accounts), seed, asOf },
    ...{ layout: 'hubspot', signal: 'planted', locale: 'clean' },
  })
  const workspace = path.join(folder, 'workspace')
  await importInto(workspace, files, {}, call)
  const { list } = await segmentsIn(workspace, {}, call)
  const found = plantedFound(truth.segments, list.segments)
  const near = plantedFound(truth.segments, list.segments, 1)
  if (found.length === truth.segments.length) all += 1
  if (near.length === truth.segments.length) nearly += 1
  process.stdout.write(
    `${JSON.stringify({
      seed,
      customers: truth.accounts.won,
      decided: list.decided,
      good: list.good,
      recovered: found,
      segments: list.segments.map(({ conditions, heldOut, stability }) => ({
        rule: conditions.map(({ trait, when }) => [trait.id, when]),
        lift: heldOut.lift.value,
        returned: stability.returned,
      })),
    })}\n`,
  )
  await rm(folder, { recursive: true, force: true })
}
const seeds = Number(values.to) - Number(values.from) + 1
process.stdout.write(
  `${JSON.stringify({ seeds, seeds_with_all: all, but_for_one_value: nearly })}\n`,
)
