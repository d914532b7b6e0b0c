import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { bestCustomers, importInto, learnProfile } from '../../src/index.ts'
import { call, sampleIn } from './sample-workspace.ts'
import { temporaryFolder } from './temporary-folder.ts'

const folder = temporaryFolder()

test('what is learned does not hang on the order in which files are imported', async () => {
  const crm = await sampleIn(join(folder, 'crm'), {
    accounts: 700,
    layout: 'pipedrive',
    locale: 'dirty',
  })
  const results = async (workspace: string, imports: readonly (readonly string[])[]) => {
    for (const files of imports) await importInto(workspace, files, {}, call)
    const { file } = await learnProfile(workspace, {}, call)
    const best = await bestCustomers(workspace, { sensitivity: true }, call)
    return { profile: readFileSync(file, 'utf8'), best }
  }
  const together = await results(join(folder, 'together'), [crm.files])
  const backwards = crm.files.toReversed().map((file) => [file])
  expect(await results(join(folder, 'backwards'), backwards)).toEqual(together)
}, 300_000)
