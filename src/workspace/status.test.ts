import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { importInto } from './import-files.ts'
import { workspaceStatus } from './status.ts'

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

it('tells of rows that were kept but name no account', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'northfit-status-'))
  folders.push(folder)
  const file = (name: string, lines: readonly string[]) => {
    const at = path.join(folder, name)
    writeFileSync(at, `${lines.join('\n')}\n`)
    return at
  }
  const workspace = path.join(folder, 'workspace')
  const call = { now: new Date('2025-01-01T00:00:00Z'), progress: () => {} }
  const files = [
    file('companies.csv', ['Company name,Industry,Country', 'Acme,Retail,US', 'Beta,Energy,US']),
    file('deals.csv', [
      'Deal ID,Company name,Amount,Close date,Deal stage',
      '1,Acme,100,2024-01-05,Closed Won',
      '2,,200,2024-02-05,Closed Lost',
      '3,Beta,300,2024-03-05,Closed Lost',
    ]),
  ]
  await importInto(workspace, files, {}, call)
  const status = await workspaceStatus(workspace, call)
  expect(status.objects.deal).toBe(2)
  expect(status.orphans).toEqual([
    { kind: 'deal', rows: 1, examples: [{ file: 'deals.csv', row: 2 }] },
  ])
})
