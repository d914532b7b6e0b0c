import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeEach, expect, it } from 'vitest'
import { readProfile } from '../../domain/index.ts'
import { name, sql } from '../../sql/index.ts'
import { accountHistoryIn } from '../history-of-scores.ts'
import { importedFiles, importInto, undoImportIn } from '../import-files.ts'
import { inWorkspace } from '../open-workspace.ts'
import { keepVersion } from '../profile-store.ts'
import { scoreWorkspace } from '../score-workspace.ts'
import { closeWorkspaces } from '../shared-store.ts'
import { workspaceStatus } from '../status.ts'
import {
  eraseAccountIn,
  erasuresIn,
  forgetErasureIn,
  lastingAccountIn,
  lookToErase,
} from './index.ts'

const root = mkdtempSync(path.join(os.tmpdir(), 'northfit-erasure-'))
afterAll(() => rmSync(root, { recursive: true }))
const now = new Date('2026-01-05T06:00:00Z')
let folder = ''
let company = 0

/** Zanzibar is the account to be erased: no other text has the word, but for a note about Bolt. */
const crm: Readonly<Record<string, readonly string[]>> = {
  'companies.csv': [
    'Company ID,Company name,Company domain name,Number of Employees,Industry',
    '1,Zanzibar Widgets GmbH,zanzibar.example,10,Retail',
    '2,Bolt,bolt.io,20,Retail',
    '3,Acme,acme.com,30,Retail',
    '4,Zanzibar Widgets,,12,Retail',
    '5,Corax,corax.org,many,Retail',
    ',,,44,ordered by zanzibar.example',
    ',,,45,ordered by bolt',
  ],
  'contacts.csv': [
    'Contact ID,Email,First name,Last name,Associated Company',
    '11,ann@zanzibar.example,Ann,One,Zanzibar Widgets',
    '12,bob@bolt.io,Bob,Two,Bolt',
  ],
  'deals.csv': [
    'Deal ID,Deal name,Deal stage,Amount,Create date,Close date,Associated Company,Associated Contact IDs',
    '21,First,closed won,100,2025-01-01,2025-02-01,Zanzibar Widgets GmbH,',
    '22,Second,closed lost,50,2025-01-01,2025-02-01,Bolt,',
    '23,Third,closed won,10,2025-03-01,2025-04-01,,11',
    '24,Fourth,closed won,10,2025-03-01,2025-04-01,Acme,',
  ],
  'activities.csv': [
    'Activity ID,Activity type,Activity date,Deal ID,Notes',
    '31,call,2025-01-10,21,asked for a price',
    '32,call,2025-01-11,22,they know zanzibar.example well',
    '33,call,2025-03-11,23,through the contact',
  ],
}

beforeEach(async () => {
  company += 1
  folder = path.join(root, `company-${company}`)
  await bring('first', crm)
})

async function bring(called: string, files: Readonly<Record<string, readonly string[]>>) {
  const place = mkdtempSync(path.join(root, `${called}-`))
  const paths = Object.entries(files).map(([file, lines]) => {
    writeFileSync(path.join(place, file), `${lines.join('\n')}\n`)
    return path.join(place, file)
  })
  return await importInto(folder, paths, {}, { now })
}

async function erased(called: string, id = 'e1') {
  const { ref } = await lastingAccountIn(folder, called, { now })
  return await eraseAccountIn(folder, { id, ref }, { now })
}

const objects = async () => (await workspaceStatus(folder, { now })).objects
const recordsOf = async (file: string) =>
  await inWorkspace(folder, {}, async ({ engine }) => {
    const [stage] = await engine.rows(sql`select table_name from nf_stage where file = ${file}`)
    const rows = await engine.rows(
      sql`select _row from ${name(String(stage?.['table_name']))} order by _row`,
    )
    return rows.map((row) => row['_row'])
  })

async function bytesWith(word: string): Promise<readonly string[]> {
  await closeWorkspaces(folder)
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  return files
    .filter((one) => one.isFile())
    .map((one) => path.join(one.parentPath, one.name))
    .filter((file) => readFileSync(file, 'latin1').toLowerCase().includes(word))
    .map((file) => path.relative(folder, file))
}

it('takes all rows of an account, those that reach it through others too, and keeps the numbers of the rest', async () => {
  const before = await objects()
  const { ref, account } = await lastingAccountIn(folder, 'zanzibar.example', { now })
  expect(account.name).toBe('Zanzibar Widgets GmbH')
  const { files: look } = await lookToErase(folder, ref, { now })
  expect(await objects()).toEqual(before)
  const found = await erased('zanzibar.example')
  expect(found.files).toEqual(look)
  expect(Object.fromEntries(look.map(({ file, rows }) => [file, rows]))).toEqual({
    'companies.csv': 2,
    'contacts.csv': 1,
    'deals.csv': 2,
    'activities.csv': 2,
  })
  expect(await objects()).toMatchObject({ account: 3, deal: 2, contact: 1, activity: 1 })
  expect(await recordsOf('deals.csv')).toEqual([2, 4])
  expect(await recordsOf('companies.csv')).toEqual([2, 3, 5])
})

it('says what still speaks of it, and leaves no byte of anything else', async () => {
  expect(await bytesWith('widgets')).not.toEqual([])
  const { rejected, remains } = await erased('zanzibar.example')
  expect(rejected).toBe(1)
  expect(await bytesWith(',,,45,ordered by bolt')).toHaveLength(1)
  expect(remains).toEqual([{ file: 'activities.csv', rows: 1, records: [2] }])
  expect(await bytesWith('widgets')).toEqual([])
  expect(await bytesWith('ann@')).toEqual([])
  await objects()
  expect(await bytesWith('widgets')).toEqual([])
})

it('says in the receipts how many rows are gone', async () => {
  await erased('zanzibar.example')
  const [receipt] = await importedFiles(folder)
  const notes = receipt?.files.map(({ file, notes: all }) => [
    file,
    all.find(({ code }) => code === 'erased')?.facts['rows'],
  ])
  expect(notes).toContainEqual(['deals.csv', 2])
})

it('forgets how the account stood, and keeps how the others did', async () => {
  const text = readFileSync(
    path.join(import.meta.dirname, '../../../docs/profile.example.json'),
    'utf8',
  )
  const { id } = keepVersion(folder, readProfile(text, 'profile.json'))
  await scoreWorkspace(folder, { profile: id, limit: 0, keep: true }, { now })
  const history = async (account: string) =>
    (await accountHistoryIn(folder, account, { limit: 9 }, { now })).entries.length
  expect([await history('bolt.io'), await history('zanzibar.example')]).toEqual([1, 1])
  const { ref } = await lastingAccountIn(folder, 'zanzibar.example', { now })
  await erased('zanzibar.example')
  expect(await history('bolt.io')).toBe(1)
  expect(await bytesWith(ref)).toEqual([])
})

it('leaves the account out of later imports, by id, domain or name, until that is taken back', async () => {
  await erased('zanzibar.example')
  const later = {
    'later.csv': [
      'Company ID,Company name,Company domain name,Number of Employees',
      '1,Renamed,,10',
      '7,Other name,www.zanzibar.example,10',
      '8,ZANZIBAR widgets,,10',
      '10,Dune,dune.org,10',
    ],
  }
  const receipt = await bring('later', later)
  expect(receipt.files[0]?.notes).toContainEqual({ code: 'erased', facts: { rows: 3, times: 1 } })
  expect(await recordsOf('later.csv')).toEqual([4])
  expect(await bytesWith('renamed')).toEqual([])
  const namesake = ['Company ID,Company name,Company domain name', '9,Zanzibar Widgets,else.com']
  await bring('namesake', { 'namesake.csv': namesake })
  expect(await recordsOf('namesake.csv')).toEqual([1])
  const [known] = await erasuresIn(folder, { now })
  expect(known).toMatchObject({ id: 'e1', rows: 7 })
  await forgetErasureIn(folder, 'e1', { now })
  const again = await bring('again', {
    'again.csv': [...later['later.csv'], '1,Zanzibar Widgets,,11'],
  })
  expect(again.files[0]?.notes.map(({ code }) => code)).not.toContain('erased')
  await expect(forgetErasureIn(folder, 'e1', { now })).rejects.toThrow('erasure.unknown')
})

it('derives anew what comes in again after an erasure was taken back', async () => {
  const before = await objects()
  await erased('zanzibar.example')
  await forgetErasureIn(folder, 'e1', { now })
  expect((await objects()).account).toBe(3)
  const [receipt] = await importedFiles(folder)
  await undoImportIn(folder, receipt?.id ?? '')
  await bring('first', crm)
  expect(await objects()).toEqual(before)
})

it('does nothing twice, and can erase the last account', async () => {
  for (const [at, account] of ['zanzibar.example', 'bolt.io', 'acme.com', 'corax.org'].entries())
    await erased(account, `e${at}`)
  expect(await eraseAccountIn(folder, { id: 'e0', ref: 'any' }, { now })).toMatchObject({
    files: [],
  })
  await expect(eraseAccountIn(folder, { id: 'e9', ref: 'any' }, { now })).rejects.toThrow(
    'erasure.unknown_account',
  )
  expect(await objects()).toMatchObject({ account: 0 })
})
