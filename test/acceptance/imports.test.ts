import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { importedFiles, importInto, undoImportIn, workspaceStatus } from '../../src/index.ts'
import { call, type SampleWorkspace, sampleIn, sampleWorkspace } from './sample-workspace.ts'
import { storeContents } from './store-contents.ts'
import { temporaryFolder } from './temporary-folder.ts'

const folder = temporaryFolder()

describe('a workspace', () => {
  let sample: SampleWorkspace
  let before: Awaited<ReturnType<typeof storeContents>>

  beforeAll(async () => {
    sample = await sampleWorkspace(join(folder, 'first'), { accounts: 400 })
    await workspaceStatus(sample.workspace, call)
    before = await storeContents(sample.workspace)
  }, 300_000)

  test('is not changed by importing the same files again', async () => {
    const again = await importInto(sample.workspace, sample.files, {}, call)
    expect(again.unchanged).toBe(true)
    expect(await storeContents(sample.workspace)).toEqual(before)
    expect(await importedFiles(sample.workspace)).toHaveLength(1)
  })

  test('is exactly as before when an import is taken back', async () => {
    const { files } = await sampleIn(join(folder, 'other'), { accounts: 400, seed: 2 })
    const { id } = await importInto(sample.workspace, files, {}, call)
    await workspaceStatus(sample.workspace, call)
    expect(await storeContents(sample.workspace)).not.toEqual(before)
    await undoImportIn(sample.workspace, id)
    await workspaceStatus(sample.workspace, call)
    expect(await storeContents(sample.workspace)).toEqual(before)
  })

  test('keeps what it has when an import fails', async () => {
    const empty = join(folder, 'empty.csv')
    writeFileSync(empty, '')
    const files = [...(await sampleIn(join(folder, 'third'), { accounts: 300, seed: 3 })).files]
    await expect(importInto(sample.workspace, [...files, empty], {}, call)).rejects.toMatchObject({
      code: 'import.empty',
    })
    await workspaceStatus(sample.workspace, call)
    expect(await storeContents(sample.workspace)).toEqual(before)
  })
})

test('rejected rows, mended in the file they were written to, are imported from there', async () => {
  const workspace = join(folder, 'mended')
  const file = join(folder, 'companies.csv')
  writeFileSync(
    file,
    [
      'Company name,Company Domain Name,Number of Employees,Create Date',
      'Acme,acme.com,12,2024-01-15',
      'Beta,beta.com,40,2024-02-20',
      'Gamma,gamma.com,8,2024-03-04,extra',
      'Delta,delta.com,9,2024-03-05',
      '',
    ].join('\n'),
  )
  const receipt = await importInto(workspace, [file], {}, call)
  expect(receipt.files[0]?.rows).toMatchObject({ read: 4, kept: 3, rejected: 1 })
  expect(receipt.files[0]?.problems).toEqual([
    expect.objectContaining({ line: 4, reason: 'extra_cells' }),
  ])
  const rejects = receipt.rejects.find((path) => path.endsWith('.rejects.csv')) ?? ''
  const mended = readFileSync(rejects, 'utf8').replace(',extra', '')
  expect(mended).toContain('Gamma,gamma.com,8,2024-03-04')
  writeFileSync(rejects, mended)

  const second = await importInto(workspace, [rejects], {}, call)
  expect(second.files[0]?.rows).toMatchObject({ kept: 1, rejected: 0 })
  const { objects } = await workspaceStatus(workspace, call)
  expect(objects.account).toBe(4)
})
